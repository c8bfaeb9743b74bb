<?php
// Runs WORDPRESS_CONFIG_EXTRA, once, in the global scope, and defines what it has left to the environment.

$wordpress_parts = [ 'database', 'keys', 'debug', 'url', 'network-constants', 'request' ];
foreach ( $wordpress_parts as $wordpress_part ) {
	require __DIR__ . "/$wordpress_part.php";
}
if ( ! defined( 'WORDPRESS_CONFIG_EXTRA_DONE' ) ) {
	$table_prefix           = getenv_docker( 'WORDPRESS_TABLE_PREFIX', 'wp_' );
	$wordpress_config_extra = getenv_docker( 'WORDPRESS_CONFIG_EXTRA', '' );
	if ( '' !== network_mode() && ( defined( 'WORDPRESS_BOOTSTRAP' ) || defined( 'WORDPRESS_NETWORK_TO_COME' ) ) ) {
		// The network that it speaks of may have to be made first.
		$wordpress_config_extra = preg_replace( '/\bdefine\s*\(\s*([\'"])MULTISITE\1[^;]*;/', '', $wordpress_config_extra );
	}
	if ( '' !== $wordpress_config_extra ) {
		eval( $wordpress_config_extra );
	}
	define( 'WORDPRESS_CONFIG_EXTRA_DONE', true );
	foreach ( $wordpress_parts as $wordpress_part ) {
		require __DIR__ . "/$wordpress_part.php";
	}
}
