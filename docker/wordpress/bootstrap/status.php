<?php
// What the container says about itself while it starts: a machine-readable reason for /readyz, and for people
// one sentence in the log whenever the reason changes.

const STATE_DIRECTORY = '/tmp/wordpress';
const READY_FILE      = STATE_DIRECTORY . '/ready';
const STOPPING_FILE   = STATE_DIRECTORY . '/stopping';
const REASON_FILE     = STATE_DIRECTORY . '/reason';

function say( string $sentence ): void {
	file_put_contents( 'php://stderr', 'wordpress: ' . $sentence . "\n" );
}

/** Notes why the site is not available ('' for "it is"), and says so when that is news. */
function report( string $reason ): void {
	$before = (string) @file_get_contents( REASON_FILE );
	if ( $reason === $before ) {
		return;
	}
	file_put_contents( REASON_FILE, $reason, LOCK_EX );
	$where = DB_HOST . ( '' === DB_NAME ? '' : ', database ' . DB_NAME );
	match ( $reason ) {
		'database-unreachable'   => say( "the database server does not answer ($where); waiting for it." ),
		'database-access-denied' => say( 'the database server refuses user ' . DB_USER . " ($where): the password does not fit, or the user has no rights there. A data volume keeps the password that it was made with." ),
		'database-missing'       => say( "the database server has no such database ($where)." ),
		'not-installed'          => say( "the database has no site ($where)." ),
		'installing'             => say( 'the site is being installed or upgraded.' ),
		default                  => 'installing' === $before ? null : say( 'the database answers again.' ),
	};
}

/** Ends the start for good: the container, or the tool that does the same, stops with an error. */
function give_up( string $sentence ): never {
	if ( PHP_SAPI === 'cli' ) {
		say( $sentence );
		exit( 1 );
	}
	// As the answer: what goes to the log by way of PHP-FPM may come after the end of the container.
	echo 'failed: ', $sentence;
	exit;
}
