<?php
// wp config get | has | list | path

return static function ( Arguments $arguments ): Generator {
	$usage  = 'config get <name> | has <name> | list | path';
	$action = $arguments->shift();
	$before = get_defined_constants( true )['user'] ?? [];
	switch ( $action ) {
		case 'path':
			$arguments->allow();
			echo "/var/www/html/wp-config.php\n";
			return;
		case 'get':
		case 'has':
		case 'list':
			break;
		default:
			stop( "usage: wp $usage" );
	}
	$arguments->allow_list( 'type' );
	$type = $arguments->option( 'type', 'all' );
	in_array( $type, [ 'all', 'constant', 'variable' ], true ) || stop( "--type is '$type'; it must be all, constant or variable." );
	// What wp-config.php says needs no database, and no WordPress.
	define( 'WORDPRESS_BOOTSTRAP', true );
	require WORDPRESS_LIBRARY . '/config/run-extra.php';
	foreach ( [ 'content-mode', 'cron' ] as $part ) {
		require WORDPRESS_LIBRARY . "/config/$part.php";
	}
	$values = [ 'table_prefix' => [ table_prefix(), 'variable' ] ];
	foreach ( array_diff_key( get_defined_constants( true )['user'], array_diff_key( $before, array_flip( preg_grep( '/^(?:DB_|MYSQL_)/', array_keys( $before ) ) ) ), [ 'WORDPRESS_BOOTSTRAP' => 0, 'WORDPRESS_CONFIG_EXTRA_DONE' => 0 ] ) as $name => $value ) {
		$values[ $name ] = [ $value, 'constant' ];
	}
	if ( 'all' !== $type ) {
		$values = array_filter( $values, static fn ( array $value ): bool => $value[1] === $type );
	}
	if ( 'list' === $action ) {
		$names = $arguments->rest();
		$rows  = [];
		foreach ( $values as $name => [ $value, $kind ] ) {
			if ( ! $names || in_array( $name, $names, true ) ) {
				$rows[] = [ 'name' => $name, 'value' => $value, 'type' => $kind ];
			}
		}
		print_list( $rows, $arguments, 'name,value,type' );
		return;
	}
	$name = $arguments->need( $usage );
	if ( 'has' === $action ) {
		exit( isset( $values[ $name ] ) ? 0 : 1 );
	}
	isset( $values[ $name ] ) || stop( "the constant or variable '$name' is not defined in wp-config.php." );
	print_value( $values[ $name ][0], $arguments );
	// A generator all the same.
	yield from [];
};
