<?php
// Waiting: for the database, and for another container that installs the site.

/** Returns a connection as soon as there is one. Gives up only after WORDPRESS_DB_WAIT_TIMEOUT seconds. */
function wait_for_database(): mysqli {
	$limit   = (int) getenv_docker( 'WORDPRESS_DB_WAIT_TIMEOUT', 0 );
	$started = microtime( true );
	while ( true ) {
		try {
			return connect_to_database();
		} catch ( DatabaseUnavailable $unavailable ) {
			$waited = microtime( true ) - $started;
			// A database that starts at the same moment is no news.
			if ( $waited > 3 || 'database-unreachable' !== $unavailable->reason ) {
				report( $unavailable->reason );
			}
			if ( $limit > 0 && $waited > $limit ) {
				give_up( "no use of the database within $limit seconds (WORDPRESS_DB_WAIT_TIMEOUT): {$unavailable->reason}." );
			}
		}
		FirstPassword::prepare();
		nap( $waited < 10 ? 0.02 : ( $waited < 60 ? 0.25 : 1.0 ) );
	}
}

/** Sleeps, unless the container stops: then this was all. */
function nap( float $seconds ): void {
	clearstatcache( true, STOPPING_FILE );
	if ( file_exists( STOPPING_FILE ) ) {
		echo 'ok';
		exit;
	}
	usleep( (int) ( $seconds * 1_000_000 ) );
}

/** A lock of the database server: it goes with its connection, so a container that dies leaves none behind. */
function lock_name(): string {
	// At most 64 characters, and the server's, not the database's: several sites may share a server.
	return 'wordpress-install-' . sha1( DB_NAME . '/' . unfinished_table() );
}

function wait_for_lock( mysqli $database ): void {
	while ( '1' !== (string) $database->query( "SELECT GET_LOCK('" . lock_name() . "', 1)" )->fetch_row()[0] ) {
		report( 'installing' );
		nap( 0 );
	}
}

function release_lock( mysqli $database ): void {
	$database->query( "DO RELEASE_LOCK('" . lock_name() . "')" );
}
