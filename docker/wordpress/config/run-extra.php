<?php
// Runs WORDPRESS_CONFIG_EXTRA, once, in the global scope, and defines what it has left to the environment.

$wordpress_parts = [ 'database', 'keys', 'debug', 'url' ];
foreach ( $wordpress_parts as $wordpress_part ) {
	require __DIR__ . "/$wordpress_part.php";
}
if ( ! defined( 'WORDPRESS_CONFIG_EXTRA_DONE' ) ) {
	$table_prefix           = getenv_docker( 'WORDPRESS_TABLE_PREFIX', 'wp_' );
	$wordpress_config_extra = getenv_docker( 'WORDPRESS_CONFIG_EXTRA', '' );
	if ( '' !== $wordpress_config_extra ) {
		eval( $wordpress_config_extra );
	}
	define( 'WORDPRESS_CONFIG_EXTRA_DONE', true );
	foreach ( $wordpress_parts as $wordpress_part ) {
		require __DIR__ . "/$wordpress_part.php";
	}
}
