<?php
// Installs the site: $settings are those of install-settings.php, $state and $database those of bootstrap.php.

// Tables of an installation that never came to its end hold nothing of anybody's.
if ( SiteState::Unfinished === $state ) {
	say( 'an earlier installation was cut short; starting over.' );
}
$database->query( 'CREATE TABLE IF NOT EXISTS `' . unfinished_table() . '` (id INT PRIMARY KEY) ENGINE=InnoDB' );

define( 'WP_INSTALLING', true );

/** Core would send a mail to the address of the administrator, and wait for a mail server that is not there. */
function wp_new_blog_notification() {}

// WordPress lets a function of this name take the place of its own.
if ( FirstPassword::is_prepared() ) {
	function wp_hash_password( $password ) {
		return FirstPassword::hash( $password );
	}
}

require_once '/var/www/html/wp-load.php';

// The update of a plugin or a call of a stranger has no place in an installation.
add_filter( 'pre_http_request', static fn () => new WP_Error( 'installing', 'No requests during the installation.' ) );
// Core finds out by calling itself whether the server knows pretty addresses. This one does.
add_action( 'populate_options', static fn () => add_option( 'permalink_structure', '/%year%/%monthnum%/%day%/%postname%/' ) );

require_once ABSPATH . 'wp-admin/includes/upgrade.php';

// The first post and page are written in the site's language.
if ( '' !== $settings['locale'] && load_default_textdomain( $settings['locale'] ) ) {
	$wp_locale = new WP_Locale();
}

if ( SiteState::Unfinished === $state ) {
	$wpdb->query( 'DROP TABLE IF EXISTS `' . implode( '`, `', $wpdb->tables( 'all' ) ) . '`' );
}

// The database makes each table by itself; what is in them comes at once: faster, because it is written to disk
// once, and whole, because it is there in full or not at all.
$wpdb->query( 'SET autocommit = 0' );

$result = wp_install(
	$settings['title'],
	$settings['username'],
	$settings['email'],
	true,
	'',
	wp_slash( $settings['password'] ),
	$settings['locale']
);
$error  = $wpdb->last_error;

$wp_rewrite->init();
$wp_rewrite->flush_rules( false );

if ( '' !== $error || ! is_array( $result ) || ! username_exists( $settings['username'] ) ) {
	$wpdb->query( 'ROLLBACK' );
	give_up( 'the installation failed' . ( '' === $error ? '.' : ": $error." ) );
}
$wpdb->query( 'COMMIT' );
$wpdb->query( 'SET autocommit = 1' );
$database->query( 'DROP TABLE `' . unfinished_table() . '`' );
say( 'the site has been installed.' );
