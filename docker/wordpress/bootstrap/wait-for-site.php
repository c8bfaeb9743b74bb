<?php
// Waits until the database lets the site's user in and holds a site, and ends:
//
//   docker-entrypoint.sh wait-for-site
//
// For a container that serves a site which another one installs: it needs no password but the site's own. Nothing is
// written to disk.

require dirname( __DIR__ ) . '/config/environment.php';
require_once dirname( __DIR__ ) . '/config/site.php';
require __DIR__ . '/database.php';
require __DIR__ . '/site-state.php';
require __DIR__ . '/status.php';

/** Why there is no site to serve; '' once there is one. */
function reason_to_wait(): string {
	try {
		return match ( read_site_state( connect_to_database() ) ) {
			SiteState::Missing    => 'not-installed',
			SiteState::Unfinished => 'installing',
			default               => '',
		};
	} catch ( DatabaseUnavailable $unavailable ) {
		return $unavailable->reason;
	} catch ( mysqli_sql_exception $error ) {
		return DatabaseUnavailable::because( $error )->reason;
	}
}

end_by_signals( 'wait-for-site' );

$limit   = (int) getenv_docker( 'WORDPRESS_DB_WAIT_TIMEOUT', 0 );
$started = microtime( true );
$told    = '';
while ( '' !== ( $reason = reason_to_wait() ) ) {
	$waited = microtime( true ) - $started;
	if ( $limit > 0 && $waited > $limit ) {
		give_up( "no site within $limit seconds (WORDPRESS_DB_WAIT_TIMEOUT): " . explain( $reason ) );
	}
	// What is being made at the same moment is no news.
	if ( $waited > 3 && $reason !== $told ) {
		say( explain( $reason ) . ' Waiting for it.' );
		$told = $reason;
	}
	usleep( $waited < 10 ? 100_000 : 1_000_000 );
}
