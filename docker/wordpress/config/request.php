<?php
// Whom the request is for. Only once all have had their say: the code in WORDPRESS_CONFIG_EXTRA may look at what the visitor asked for.

if ( defined( 'WORDPRESS_CONFIG_EXTRA_DONE' ) ) {
	$wordpress_is_network = '' !== network_mode() || ( defined( 'MULTISITE' ) && MULTISITE );
	$wordpress_address    = [];
	if ( $wordpress_is_network && PHP_SAPI === 'cli' && ! isset( $_SERVER['HTTP_HOST'] ) ) {
		// A command is for the main site, or for the one that it names.
		$wordpress_address       = parse_url( getenv( 'WORDPRESS_COMMAND_URL' ) ?: ( defined( 'WP_HOME' ) ? WP_HOME : '' ) );
		$_SERVER['REQUEST_URI'] ??= trailing_slash( $wordpress_address['path'] ?? '' );
		if ( 'https' === ( $wordpress_address['scheme'] ?? '' ) ) {
			$_SERVER['HTTPS'] = 'on';
		}
	} elseif ( $wordpress_is_network && ! defined( 'WORDPRESS_BOOTSTRAP' ) ) {
		// The visitor's host says which site he means.
		$wordpress_address = parse_url( ( ( $_SERVER['HTTPS'] ?? '' ) === 'on' ? 'https://' : 'http://' ) . ( $_SERVER['HTTP_HOST'] ?? '' ) );
	} elseif ( defined( 'WP_HOME' ) ) {
		$wordpress_address = parse_url( WP_HOME );
		if ( $wordpress_is_network ) {
			$_SERVER['REQUEST_URI'] = trailing_slash( $wordpress_address['path'] ?? '' );
		}
	}
	if ( PHP_SAPI === 'cli' ) {
		$_SERVER += [ 'HTTP_HOST' => 'localhost', 'REQUEST_URI' => '/' ];
	}
	if ( isset( $wordpress_address['host'] ) ) {
		$_SERVER['HTTP_HOST']   = $wordpress_address['host'] . ( isset( $wordpress_address['port'] ) ? ':' . $wordpress_address['port'] : '' );
		$_SERVER['SERVER_NAME'] = $wordpress_address['host'];
		$_SERVER['SERVER_PORT'] = (string) ( $wordpress_address['port'] ?? ( 'https' === ( $wordpress_address['scheme'] ?? '' ) ? 443 : 80 ) );
	}
}
