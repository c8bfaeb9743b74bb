<?php
// What a plugin sees and says, at addresses of its own: /seen, /loopback, /sent, /kind, /mobile, /health.
add_action(
	'init',
	static function (): void {
		switch ( basename( (string) parse_url( $_SERVER['REQUEST_URI'] ?? '', PHP_URL_PATH ) ) ) {
			case 'seen':
				header( 'Content-Type: application/json' );
				exit( json_encode( [
					'https'   => isset( $_SERVER['HTTPS'] ),
					'unset'   => array_values( array_filter( [ 'HTTPS', 'CONTENT_LENGTH', 'CONTENT_TYPE', 'HTTP_X_FORWARDED_PROTO', 'HTTP_X_FORWARDED_FOR', 'PAGE_CACHE_KEY' ], static fn ( string $name ): bool => ! isset( $_SERVER[ $name ] ) ) ),
					'forged'  => array_keys( $_SERVER, 'forged', true ),
					'memory'  => ini_get( 'memory_limit' ),
					'script'  => $_SERVER['SCRIPT_NAME'],
					'home'    => home_url(),
					'siteurl' => site_url(),
					'prefix'  => $GLOBALS['wpdb']->prefix,
					'cookies' => strlen( $_SERVER['HTTP_COOKIE'] ?? '' ),
				] ) );
			case 'loopback':
				$codes = array_map( static fn ( string $address ) => wp_remote_retrieve_response_code( wp_remote_get( $address ) ), [ home_url( '/' ), home_url( '/sample-page' ), rest_url( 'wp/v2/posts' ), home_url( '/no-such-page/' ) ] );
				exit( implode( ' ', $codes ) );
			case 'sent':
				header( 'Content-Type: application/zip' );
				header( 'X-Accel-Redirect: /wp-content/uploads/woocommerce_uploads/e.zip' );
				exit;
			case 'kind':
				$wants = $_SERVER['HTTP_ACCEPT'] ?? '';
				foreach ( [ 'application/activity+json', 'application/ld+json', 'text/markdown', 'image/webp' ] as $kind ) {
					if ( str_contains( $wants, $kind ) ) {
						header( 'Content-Type: ' . ( 'image/webp' === $kind ? 'text/html' : $kind ) );
						exit( $kind );
					}
				}
				exit( 'text/html' );
			case 'visitor':
				exit( implode( ' ', [ wp_is_mobile() ? 'mobile' : 'desktop', $_SERVER['HTTP_ACCEPT_LANGUAGE'] ?? '-', $_SERVER['HTTP_CF_IPCOUNTRY'] ?? '-', $_SERVER['HTTP_SAVE_DATA'] ?? '-', $_SERVER['HTTP_X_REQUESTED_WITH'] ?? '-' ] ) );
			case 'health':
				wp_set_current_user( 1 );
				require_once ABSPATH . 'wp-admin/includes/admin.php';
				require_once ABSPATH . 'wp-admin/includes/class-wp-site-health.php';
				$health = WP_Site_Health::get_instance();
				$found  = [];
				$tests  = WP_Site_Health::get_tests();
				foreach ( $tests['direct'] as $name => $test ) {
					$call = is_string( $test['test'] ) ? [ $health, "get_test_{$test['test']}" ] : $test['test'];
					if ( is_callable( $call ) ) {
						$found[ $name ] = $call()['status'];
					}
				}
				foreach ( $tests['async'] as $name => $test ) {
					if ( isset( $test['async_direct_test'] ) ) {
						$found[ $name ] = call_user_func( $test['async_direct_test'] )['status'];
					}
				}
				exit( json_encode( $found ) );
		}
	}
);
