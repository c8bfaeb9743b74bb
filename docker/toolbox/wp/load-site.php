<?php
// Loads WordPress with its plugins. A file rather than a function, because WordPress wants the global scope.

$state = read_site_state( need_database() );
if ( SiteState::Ready !== $state && SiteState::Outdated !== $state ) {
	stop( 'the database has no site; `wp core install` makes one.' );
}
describe_request();
// What plugins print belongs to no command's output.
ob_start();
require_once '/var/www/html/wp-load.php';
ob_end_clean();
require_once ABSPATH . 'wp-admin/includes/admin.php';
if ( null !== $wp_user ) {
	wp_set_current_user( find_user( $wp_user )->ID );
}
