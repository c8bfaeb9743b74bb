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
	if ( '' !== $reason ) {
		say( explain( $reason ) . ( 'database-unreachable' === $reason ? ' Waiting for it.' : '' ) );
	} elseif ( ! in_array( $before, [ 'installing', 'uploads-not-writable' ], true ) ) {
		say( 'the database answers again.' );
	}
}

/** The sentence for people. */
function explain( string $reason, string $user = DB_USER, string $name = DB_NAME ): string {
	$where = DB_HOST . ( '' === $name ? '' : ", database $name" );
	return match ( $reason ) {
		'database-unreachable'         => "the database server does not answer ($where).",
		'database-access-denied'       => "the database server refuses user $user ($where): the password does not fit, or the user has no rights there. A data volume keeps the password that it was made with.",
		'database-certificate-refused' => "the certificate of the database server is refused ($where): it is made for another name, has expired, or is signed by none of the authorities in " . ( getenv( 'WORDPRESS_DATABASE_SSL_CA' ) ?: "the system's list" ) . ' (WORDPRESS_DATABASE_SSL_CA).',
		'database-encryption-required' => "the database server takes only encrypted connections ($where): WORDPRESS_ENABLE_DATABASE_SSL=yes makes one.",
		'database-missing'             => "the database server has no such database ($where).",
		'not-installed'                => "the database has no site ($where).",
		'installing'                   => 'the site is being installed or upgraded.',
		'uploads-not-writable'         => unwritable_upload_folder_of_today() ?: 'the folder of uploads can not be written to.',
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

/** The first process of a container ends by a signal only if it says so. */
function end_by_signals( string $command ): void {
	pcntl_async_signals( true );
	foreach ( [ SIGTERM, SIGINT, SIGQUIT ] as $signal ) {
		pcntl_signal( $signal, static fn () => give_up( "$command was stopped." ) );
	}
}
