<?php
// Prints the path of a link that logs the administrator in, once (see login-links.php).

$library = dirname( __DIR__ );
require $library . '/config/environment.php';
require_once $library . '/config/site.php';
require $library . '/bootstrap/database.php';
require __DIR__ . '/login-links.php';

if ( ! login_links_are_on() ) {
	fwrite( STDERR, "This site has no log-in links: WORDPRESS_LOGIN_LINKS is not on, or WP_ENVIRONMENT_TYPE is not local.\n" );
	exit( 1 );
}
try {
	echo '/wp-login-link?token=', make_login_link( connect_to_database() ), "\n";
} catch ( DatabaseUnavailable $unavailable ) {
	fwrite( STDERR, "The database can not be asked: {$unavailable->reason}.\n" );
	exit( 1 );
}
