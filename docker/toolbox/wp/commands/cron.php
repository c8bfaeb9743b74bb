<?php
// wp cron event list | run

return static function ( Arguments $arguments ): Generator {
	if ( 'event' !== $arguments->shift() ) {
		stop( 'usage: wp cron event list | run' );
	}
	$action = $arguments->shift();
	if ( ! in_array( $action, [ 'list', 'run' ], true ) ) {
		stop( 'usage: wp cron event list | run' );
	}
	$arguments->allow( 'format', 'due-now' );
	$hooks = $arguments->rest();
	if ( 'run' === $action && ! $hooks && ! $arguments->has( 'due-now' ) ) {
		stop( 'usage: wp cron event run (<hook>... | --due-now)' );
	}

	define( 'DOING_CRON', true );
	yield LOAD_SITE;

	$events = [];
	foreach ( _get_cron_array() as $time => $named ) {
		foreach ( $named as $hook => $entries ) {
			foreach ( $entries as $entry ) {
				$events[] = [ 'hook' => $hook, 'next_run_gmt' => gmdate( 'Y-m-d H:i:s', $time ), 'recurrence' => $entry['schedule'] ?: 'once', 'time' => $time, 'entry' => $entry ];
			}
		}
	}

	if ( 'list' === $action ) {
		print_rows( $events, [ 'hook', 'next_run_gmt', 'recurrence' ], $arguments->option( 'format', 'table' ) );
		return;
	}

	$run = 0;
	foreach ( $events as $event ) {
		if ( $hooks ? ! in_array( $event['hook'], $hooks, true ) : $event['time'] > time() ) {
			continue;
		}
		[ 'schedule' => $schedule, 'args' => $parameters ] = $event['entry'];
		// As wp-cron.php does: out of the list first, so that nobody else runs it, too.
		if ( $schedule ) {
			wp_reschedule_event( $event['time'], $schedule, $event['hook'], $parameters );
		}
		wp_unschedule_event( $event['time'], $event['hook'], $parameters );
		$started = microtime( true );
		do_action_ref_array( $event['hook'], $parameters );
		printf( "Executed the cron event '%s' in %.3fs.\n", $event['hook'], microtime( true ) - $started );
		++$run;
	}
	if ( $hooks && 0 === $run ) {
		stop( 'there is no such cron event.' );
	}
	success( "Executed a total of $run cron event(s)." );
};
