<?php
// What plugins do, for the tests of telemetry.
add_action( 'wp_ajax_nopriv_telemetry_test', static fn () => wp_send_json( 'done' ) );
add_action( 'admin_menu', static fn () => add_menu_page( 'Test', 'Test', 'read', 'telemetry-page', static fn () => print( 'page' ) ) );
add_action(
	'rest_api_init',
	static fn () => register_rest_route( 'telemetry/v1', '/things/(?P<id>[\d]+)/(?P<name>[a-z(]+)', [ 'callback' => static fn () => [], 'permission_callback' => '__return_true' ] )
);
add_action(
	'template_redirect',
	static function (): void {
		if ( isset( $_GET['slow-page'] ) ) {
			global $wpdb;
			$wpdb->query( "SELECT SLEEP(0.2), 'secret of the query'" );
			wp_remote_get( 'http://' . getenv( 'COLLECTOR' ) . '/called?wait=0.3&token=secret-of-the-call' );
			for ( $at = 0; $at < 50; ++$at ) {
				$wpdb->get_var( "SELECT option_value FROM $wpdb->options WHERE option_id = $at" );
			}
		}
	}
);
