<?php
// Runs the scheduled events that are due, and tells of each with a line of JSON.

define( 'DOING_CRON', true );
require __DIR__ . '/load-site.php';

foreach ( wp_get_ready_cron_jobs() as $time => $hooks ) {
	foreach ( $hooks as $hook => $entries ) {
		foreach ( $entries as $entry ) {
			// As wp-cron.php does: out of the list first, so that nobody else runs it, too.
			if ( $entry['schedule'] ) {
				wp_reschedule_event( $time, $entry['schedule'], $hook, $entry['args'] );
			}
			wp_unschedule_event( $time, $hook, $entry['args'] );
			$started = hrtime( true );
			ob_start();
			do_action_ref_array( $hook, $entry['args'] );
			ob_end_clean();
			echo json_encode(
				[
					'Event'        => $hook,
					'Due'          => gmdate( 'Y-m-d H:i:s', $time ),
					'Recurrence'   => $entry['schedule'] ?: 'once',
					'Milliseconds' => intdiv( hrtime( true ) - $started, 1_000_000 ),
				]
			), "\n";
		}
	}
}
