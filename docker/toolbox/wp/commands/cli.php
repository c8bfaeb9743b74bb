<?php
// wp cli info | version, wp --info, wp --version

return static function ( Arguments $arguments ): array {
	$arguments->allow( 'info', 'version', 'format' );
	$action = $arguments->shift() ?? ( $arguments->has( 'version' ) ? 'version' : 'info' );
	$facts  = [
		'OS'                => php_uname( 's' ) . ' ' . php_uname( 'r' ) . ' ' . php_uname( 'm' ),
		'Shell'             => (string) getenv( 'SHELL' ),
		'PHP binary'        => PHP_BINARY,
		'PHP version'       => PHP_VERSION,
		'php.ini used'      => (string) php_ini_loaded_file(),
		'MySQL binary'      => trim( (string) shell_exec( 'command -v mariadb' ) ),
		'MySQL version'     => trim( (string) shell_exec( 'mariadb --version' ) ),
		'SQL modes'         => '',
		'WP-CLI root dir'   => dirname( __DIR__ ),
		'WP-CLI version'    => 'none: a small wp with the same names stands in for it',
	];
	match ( $action ) {
		'version' => print( "WP-CLI none (the toolbox's own small wp)\n" ),
		'info'    => 'json' === $arguments->option( 'format', 'list' )
			? print( to_json( $facts ) . "\n" )
			: array_map( static fn ( string $name, string $value ) => print( "$name:\t$value\n" ), array_keys( $facts ), $facts ),
		default   => stop( 'usage: wp cli info | version' ),
	};
	return [];
};
