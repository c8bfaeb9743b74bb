<?php
// Brings the tables of an older WordPress up to the one in this image.

define( 'WP_INSTALLING', true );
require_once '/var/www/html/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

$before = get_option( 'db_version' );
wp_upgrade();
if ( is_multisite() ) {
	foreach ( get_sites( [ 'number' => 0, 'fields' => 'ids', 'site__not_in' => [ get_main_site_id() ] ] ) as $site ) {
		switch_to_blog( $site );
		wp_upgrade();
		restore_current_blog();
	}
	update_site_option( 'wpmu_upgrade_site', code_database_version() );
}
$after = $wpdb->get_var( "SELECT option_value FROM $wpdb->options WHERE option_name = 'db_version'" );
if ( (int) $after < code_database_version() ) {
	give_up( "the upgrade of the database from version $before failed" . ( '' === $wpdb->last_error ? '.' : ": $wpdb->last_error." ) );
}
say( "the database has been upgraded from version $before to $after." );
