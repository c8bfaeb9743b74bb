<?php
// Whether visitors can be sent here: 200, or 503 with the reason.

$library = dirname( __DIR__ );
require $library . '/config/environment.php';
require $library . '/config/database.php';
require __DIR__ . '/database.php';
require __DIR__ . '/site-state.php';
require __DIR__ . '/status.php';

$started = file_exists( READY_FILE );

function find_reason( bool $started ): string {
	try {
		$state = read_site_state( connect_to_database() );
	} catch ( DatabaseUnavailable $unavailable ) {
		return $unavailable->reason;
	} catch ( mysqli_sql_exception $error ) {
		return DatabaseUnavailable::because( $error )->reason;
	}
	return match ( $state ) {
		SiteState::Missing    => $started ? 'not-installed' : 'installing',
		SiteState::Unfinished => 'installing',
		// An old replica stays in use while a new one upgrades: the other way round there is nothing to serve.
		SiteState::Outdated,
		SiteState::Ready      => $started ? '' : 'installing',
	};
}

$reason = find_reason( $started );
if ( $started ) {
	report( $reason );
}

header( 'Content-Type: application/json' );
header( 'Cache-Control: no-store' );
if ( '' === $reason ) {
	echo '{"status":"ready"}', "\n";
} else {
	http_response_code( 503 );
	echo json_encode( [ 'status' => 'unavailable', 'reason' => $reason ] ), "\n";
}
