<?php
// Redeems a link that logs the administrator in (nginx/login-link.conf).

$library = dirname( __DIR__ );
require $library . '/config/environment.php';
require $library . '/config/gate.php';
require_once $library . '/config/site.php';
require $library . '/bootstrap/database.php';
require __DIR__ . '/login-links.php';

header( 'Cache-Control: no-store' );
header( 'Referrer-Policy: no-referrer' );

function refuse_login_link( int $status, string $sentence ): never {
	http_response_code( $status );
	header( 'Content-Type: text/plain; charset=utf-8' );
	echo $sentence, "\n";
	exit;
}

if ( ! login_links_are_on() ) {
	refuse_login_link( 404, 'There is nothing here.' );
}
if ( 'GET' !== $_SERVER['REQUEST_METHOD'] ) {
	header( 'Allow: GET' );
	refuse_login_link( 405, 'A log-in link is opened in a browser.' );
}
// The visitor's address as the load balancer tells it; whoever comes past it has another.
if ( ! preg_match( '/^(?:127\.[0-9.]+|::1)$/', $_SERVER['REMOTE_ADDR'] ) ) {
	refuse_login_link( 403, 'A log-in link works on the machine that runs the site, at the address of the site.' );
}
try {
	$is_good = redeem_login_link( connect_to_database(), $_SERVER['LOGIN_LINK_TOKEN'] );
} catch ( DatabaseUnavailable $unavailable ) {
	header( 'Retry-After: 5' );
	refuse_login_link( 503, 'The database can not be asked: try the link again.' );
}
// No later reader of these gets a token.
unset( $_SERVER['LOGIN_LINK_TOKEN'] );
if ( ! $is_good ) {
	refuse_login_link( 410, 'This log-in link does not work any more: one works once, and for five minutes. Make a new one.' );
}

require '/var/www/html/wp-load.php';

$user = get_user_by( 'login', (string) getenv_docker( 'WORDPRESS_USERNAME', 'admin' ) );
if ( ! $user || ! user_can( $user, 'manage_options' ) ) {
	[ $user ] = get_users( [ 'role' => 'administrator', 'orderby' => 'ID', 'number' => 1 ] ) + [ null ];
}
if ( ! $user ) {
	refuse_login_link( 404, 'This site has no administrator.' );
}
wp_set_auth_cookie( $user->ID );
wp_safe_redirect( admin_url() );
