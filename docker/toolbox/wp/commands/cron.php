<?php
// wp cron event list | run | schedule | delete, wp cron schedule list

return static function ( Arguments $arguments ): Generator {
	$usage  = 'cron event list | run | schedule | delete, cron schedule list';
	$what   = $arguments->shift();
	$action = $arguments->shift();
	match ( "$what $action" ) {
		'event list', 'schedule list' => $arguments->allow_list( 'hook' ),
		'event run'      => $arguments->allow( 'due-now', 'all', 'exclude' ),
		'event schedule' => $arguments->allow(),
		'event delete'   => $arguments->allow( 'due-now', 'all', 'exclude' ),
		default          => stop( "usage: wp $usage" ),
	};
	$words = $arguments->rest();
	$bulk  = $arguments->has( 'due-now' ) || $arguments->has( 'all' );
	if ( ( in_array( $action, [ 'run', 'delete' ], true ) && ! $words && ! $bulk ) || ( 'event schedule' === "$what $action" && ! $words ) ) {
		stop( 'schedule' === $action ? 'usage: wp cron event schedule <hook> [<when>] [<recurrence>]' : "usage: wp cron event $action (<hook>... | --due-now | --all)" );
	}
	if ( 'run' === $action ) {
		define( 'DOING_CRON', true );
	}
	yield LOAD_SITE;
	$schedules = wp_get_schedules();
	if ( 'schedule list' === "$what $action" ) {
		$rows = [];
		foreach ( $schedules as $name => $schedule ) {
			$rows[] = [ 'name' => $name, 'display' => $schedule['display'], 'interval' => $schedule['interval'] ];
		}
		print_list( $rows, $arguments, 'name,display,interval' );
		return;
	}

	$events = [];
	foreach ( _get_cron_array() as $time => $named ) {
		foreach ( $named as $hook => $entries ) {
			foreach ( $entries as $signature => $entry ) {
				$left     = $time - time();
				$events[] = [
					'hook'              => $hook,
					'next_run'          => get_date_from_gmt( gmdate( 'Y-m-d H:i:s', $time ) ),
					'next_run_gmt'      => gmdate( 'Y-m-d H:i:s', $time ),
					'next_run_relative' => $left <= 0 ? 'now' : human_time_diff( time(), $time ),
					'recurrence'        => isset( $schedules[ $entry['schedule'] ] ) ? human_time_diff( 0, (int) $schedules[ $entry['schedule'] ]['interval'] ) : 'Non-repeating',
					'schedule'          => $entry['schedule'] ?: 'false',
					'interval'          => $entry['interval'] ?? '',
					'args'              => $entry['args'],
					'sig'               => $signature,
					'time'              => $time,
					'entry'             => $entry,
				];
			}
		}
	}
	$except = $arguments->list( 'exclude' );
	$chosen = array_filter(
		$events,
		static fn ( array $event ): bool => ! in_array( $event['hook'], $except, true ) && ( $words ? in_array( $event['hook'], $words, true ) : $arguments->has( 'all' ) || $event['time'] <= time() )
	);
	switch ( $action ) {
		case 'list':
			if ( $arguments->has( 'hook' ) ) {
				$events = array_filter( $events, static fn ( array $event ): bool => $event['hook'] === $arguments->option( 'hook' ) );
			}
			print_list( $events, $arguments, 'hook,next_run_gmt,next_run_relative,recurrence' );
			break;

		case 'schedule':
			[ $hook, $when, $recurrence ] = $words + [ '', 'now', '' ];
			$time                         = ctype_digit( $when ) ? (int) $when : strtotime( $when );
			false === $time && stop( "'$when' is no time." );
			'' === $recurrence || isset( $schedules[ $recurrence ] ) || stop( "there is no schedule '$recurrence'; wp cron schedule list has them." );
			need_success( '' === $recurrence ? wp_schedule_single_event( $time, $hook, [], true ) : wp_schedule_event( $time, $recurrence, $hook, [], true ) );
			success( "Scheduled event with hook '$hook' for " . gmdate( 'Y-m-d H:i:s', $time ) . ' GMT.' );
			break;

		case 'run':
			foreach ( $chosen as $event ) {
				[ 'schedule' => $schedule, 'args' => $parameters ] = $event['entry'];
				// As wp-cron.php does: out of the list first, so that nobody else runs it, too.
				if ( $schedule ) {
					wp_reschedule_event( $event['time'], $schedule, $event['hook'], $parameters );
				}
				wp_unschedule_event( $event['time'], $event['hook'], $parameters );
				$started = microtime( true );
				do_action_ref_array( $event['hook'], $parameters );
				if ( empty( $GLOBALS['wp_is_quiet'] ) ) {
					printf( "Executed the cron event '%s' in %.3fs.\n", $event['hook'], microtime( true ) - $started );
				}
			}
			if ( $words && ! $chosen ) {
				stop( 'there is no such cron event.' );
			}
			success( 'Executed a total of ' . count( $chosen ) . ' cron event(s).' );
			break;

		case 'delete':
			foreach ( $chosen as $event ) {
				wp_unschedule_event( $event['time'], $event['hook'], $event['entry']['args'] );
			}
			if ( $words && ! $chosen ) {
				stop( 'there is no such cron event.' );
			}
			success( 'Deleted a total of ' . count( $chosen ) . ' cron event(s).' );
			break;
	}
};
