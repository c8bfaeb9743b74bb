<?php
// Loads WordPress with its plugins. A file rather than a function, because WordPress wants the global scope.

$state = read_site_state( need_database() );
match ( $state ) {
	SiteState::Missing, SiteState::Unfinished => stop( 'the database has no site; `wp core install` makes one.' ),
	SiteState::Single => stop( 'the database has no network of sites yet: the next start of the site makes it one (WORDPRESS_MULTISITE).' ),
	SiteState::Moved  => stop( 'the network in the database has another address than WP_HOME: the next start of the site moves it.' ),
	default           => null,
};
describe_request();
// What plugins print belongs to no command's output.
ob_start();
require_once '/var/www/html/wp-load.php';
ob_end_clean();
require_once ABSPATH . 'wp-admin/includes/admin.php';
if ( null !== $wp_user ) {
	wp_set_current_user( find_user( $wp_user )->ID );
}
