<?php
// Whether visitors can be sent here: 200, or 503 with the reason.

$library = dirname( __DIR__ );
require $library . '/config/environment.php';
require_once $library . '/config/site.php';
require __DIR__ . '/database.php';
require __DIR__ . '/site-state.php';
require __DIR__ . '/status.php';
require __DIR__ . '/upload-folder.php';

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
		SiteState::Single,
		SiteState::Moved,
		SiteState::Ready      => $started ? '' : 'installing',
	};
}

$reason = find_reason( $started );
// Visitors can be sent here all the same.
$warning = '' === $reason && is_dir( '/var/www/html/wp-content/uploads' ) && '' !== unwritable_upload_folder_of_today() ? 'uploads-not-writable' : '';
if ( $started ) {
	report( $reason ?: $warning );
}

header( 'Content-Type: application/json' );
header( 'Cache-Control: no-store' );
if ( '' === $reason ) {
	echo json_encode( [ 'status' => 'ready' ] + ( '' === $warning ? [] : [ 'warning' => $warning ] ) ), "\n";
} else {
	http_response_code( 503 );
	echo json_encode( [ 'status' => 'unavailable', 'reason' => $reason ] ), "\n";
}
