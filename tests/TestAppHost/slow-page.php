<?php
// Plugin Name: Slow page
// A page with what pages are slow by: a slow query, a slow call to somebody else (here the site itself), and a query
// that is asked for each of fifty things.
add_action(
	'init',
	static function (): void {
		if ( isset( $_GET['slow-answer'] ) ) {
			usleep( 300_000 );
			exit( 'answer' );
		}
	}
);
add_action(
	'template_redirect',
	static function (): void {
		if ( isset( $_GET['slow-page'] ) ) {
			global $wpdb;
			$wpdb->query( 'SELECT SLEEP(0.2)' );
			wp_remote_get( 'http://127.0.0.1:8080/?slow-answer' );
			for ( $at = 0; $at < 50; ++$at ) {
				$wpdb->get_var( "SELECT option_value FROM $wpdb->options WHERE option_id = $at" );
			}
		}
	}
);
