<?php
// wp transient get | set | delete | list | type

return static function ( Arguments $arguments ): Generator {
	$action = $arguments->shift();
	$usage  = 'transient get <key> | set <key> <value> [<seconds>] | delete (<key>... | --all | --expired) | list | type';
	match ( $action ) {
		'get', 'set' => $arguments->allow( 'format', 'network' ),
		'delete'     => $arguments->allow( 'network', 'all', 'expired' ),
		'list'       => $arguments->allow_list( 'search', 'network' ),
		'type'       => $arguments->allow(),
		default      => stop( "usage: wp $usage" ),
	};
	$network = $arguments->has( 'network' );
	$bulk    = $arguments->has( 'all' ) || $arguments->has( 'expired' );
	$keys    = in_array( $action, [ 'list', 'type' ], true ) || $bulk ? [] : $arguments->need_rest( $usage );
	yield LOAD_SITE;
	global $wpdb;
	$table  = $network && is_multisite() ? [ $wpdb->sitemeta, 'meta_key', 'meta_value' ] : [ $wpdb->options, 'option_name', 'option_value' ];
	$prefix = $network ? '_site_transient_' : '_transient_';

	switch ( $action ) {
		case 'get':
			$value = $network ? get_site_transient( $keys[0] ) : get_transient( $keys[0] );
			false === $value ? warning( "Transient with key \"{$keys[0]}\" is not set." ) : print_value( $value, $arguments );
			break;

		case 'set':
			$value   = read_value( $arguments, $keys[1] ?? null );
			$seconds = $keys[2] ?? '0';
			ctype_digit( $seconds ) || stop( "'$seconds' is no number of seconds." );
			( $network ? set_site_transient( $keys[0], $value, (int) $seconds ) : set_transient( $keys[0], $value, (int) $seconds ) ) ? success( 'Transient added.' ) : stop( 'the transient could not be set.' );
			break;

		case 'delete':
			if ( ! $bulk ) {
				foreach ( $keys as $key ) {
					( $network ? delete_site_transient( $key ) : delete_transient( $key ) ) ? success( 'Transient deleted.' ) : warning( 'Transient was not deleted even though the transient does not appear to exist.' );
				}
				break;
			}
			[ $name, $key, $value ] = $table;
			$expired                = $arguments->has( 'expired' ) ? "AND $key LIKE %s AND $value < UNIX_TIMESTAMP()" : '';
			$find                   = $wpdb->prepare( "SELECT $key FROM $name WHERE $key LIKE %s $expired", ...[ $wpdb->esc_like( $prefix ) . '%', ...( $expired ? [ $wpdb->esc_like( "{$prefix}timeout_" ) . '%' ] : [] ) ] );
			$found                  = array_unique( array_map( static fn ( string $each ): string => preg_replace( '/^timeout_/', '', substr( $each, strlen( $prefix ) ) ), $wpdb->get_col( $find ) ) );
			foreach ( $found as $each ) {
				$network ? delete_site_transient( $each ) : delete_transient( $each );
			}
			$count = count( $found );
			$kind  = $expired ? 'expired ' : '';
			success( 0 === $count ? "No {$kind}transients found." : "$count {$kind}transient" . ( 1 === $count ? '' : 's' ) . ' deleted from the database.' );
			if ( wp_using_ext_object_cache() ) {
				warning( 'Transients are stored in the object cache, and this command only deletes those in the database: wp cache flush empties that one.' );
			}
			break;

		case 'list':
			[ $name, $key, $value ] = $table;
			$rows                   = [];
			$pattern                = $arguments->option( 'search', '*' );
			foreach ( $wpdb->get_results( $wpdb->prepare( "SELECT $key AS name, $value AS value FROM $name WHERE $key LIKE %s AND $key NOT LIKE %s ORDER BY $key", $wpdb->esc_like( $prefix ) . '%', $wpdb->esc_like( "{$prefix}timeout_" ) . '%' ) ) as $row ) {
				$short = substr( $row->name, strlen( $prefix ) );
				if ( fnmatch( $pattern, $short ) ) {
					$until  = $wpdb->get_var( $wpdb->prepare( "SELECT $value FROM $name WHERE $key = %s", "{$prefix}timeout_$short" ) );
					$rows[] = [ 'name' => $short, 'value' => $row->value, 'expiration' => $until ?? 'false' ];
				}
			}
			print_list( $rows, $arguments, 'name,value,expiration' );
			break;

		case 'type':
			echo wp_using_ext_object_cache() ? "Transients are saved to the object cache.\n" : "Transients are saved to the database.\n";
			break;
	}
};
