<?php
// Runs the scheduled events that are due, in a network those of every site, and tells of each with a line of JSON.

define( 'DOING_CRON', true );
require __DIR__ . '/load-site.php';

/** Who runs events, by the time at which he began; empty when nobody does. WordPress asks for it in the same way, and nobody's memory of it counts. */
function cron_lock(): string {
	global $wpdb;
	return (string) ( wp_using_ext_object_cache()
		? wp_cache_get( 'doing_cron', 'transient', true )
		: $wpdb->get_var( "SELECT option_value FROM $wpdb->options WHERE option_name = '_transient_doing_cron'" ) );
}

// A visit may have begun to run them a moment ago: what it still has on its list would be run twice. Whoever takes longer
// than this gives up the rest.
while ( (float) cron_lock() + WP_CRON_LOCK_TIMEOUT > microtime( true ) ) {
	usleep( 50_000 );
}
wp_cache_flush_runtime();
$own_lock = sprintf( '%.22F', microtime( true ) );
set_transient( 'doing_cron', $own_lock );

try {
	foreach ( wp_get_ready_cron_jobs() as $time => $hooks ) {
		foreach ( $hooks as $hook => $entries ) {
			foreach ( $entries as $entry ) {
				if ( cron_lock() !== $own_lock ) {
					fwrite( STDERR, "The events took so long that somebody else runs the rest.\n" );
					exit( 1 );
				}
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
					( is_multisite() ? [ 'Site' => home_url() ] : [] ) + [
						'Event'        => $hook,
						'Due'          => gmdate( 'Y-m-d H:i:s', $time ),
						'Recurrence'   => $entry['schedule'] ?: 'once',
						'Milliseconds' => intdiv( hrtime( true ) - $started, 1_000_000 ),
					]
				), "\n";
			}
		}
	}
} finally {
	if ( cron_lock() === $own_lock ) {
		delete_transient( 'doing_cron' );
	}
}

if ( is_multisite() && is_main_site() ) {
	$results = array_map( static fn ( string $address ): int => Wordpress_Image_Network_Cron::start( $address, [ __FILE__ ] ), Wordpress_Image_Network_Cron::due_sites() );
	exit( max( [ 0, ...$results ] ) );
}
