<?php
// wp option get | add | update | set | delete | list | pluck

return static function ( Arguments $arguments ): Generator {
	$action = $arguments->shift();
	$usage  = 'option get | add | update | delete | list | pluck';
	match ( $action ) {
		'get'           => $arguments->allow( 'format' ),
		'add'           => $arguments->allow( 'format', 'autoload' ),
		'update', 'set' => $arguments->allow( 'format', 'autoload' ),
		'pluck'         => $arguments->allow( 'format' ),
		'delete'        => $arguments->allow(),
		'list'          => $arguments->allow_list( 'search', 'exclude', 'autoload', 'transients', 'orderby', 'order' ),
		default         => stop( "usage: wp $usage" ),
	};
	$autoload = static function () use ( $arguments ): ?bool {
		if ( ! $arguments->has( 'autoload' ) ) {
			return null;
		}
		$value = $arguments->option( 'autoload' );
		in_array( $value, [ 'yes', 'no', 'on', 'off' ], true ) || stop( "--autoload is '$value'; it must be on, off, yes or no." );
		return in_array( $value, [ 'yes', 'on' ], true );
	};
	$name = 'list' === $action ? '' : $arguments->need( "option $action <name>" );
	yield LOAD_SITE;

	$nothing = new stdClass();
	switch ( $action ) {
		case 'get':
			$value = get_option( $name, $nothing );
			$value === $nothing && stop( "there is no option '$name'." );
			print_value( $value, $arguments );
			break;

		case 'pluck':
			$value = get_option( $name, $nothing );
			$value === $nothing && stop( "there is no option '$name'." );
			foreach ( $arguments->need_rest( 'option pluck <name> <key>...' ) as $key ) {
				$value = is_object( $value ) ? (array) $value : $value;
				is_array( $value ) && array_key_exists( $key, $value ) || stop( "there is no key '$key' there." );
				$value = $value[ $key ];
			}
			print_value( $value, $arguments );
			break;

		case 'add':
			$value = read_value( $arguments, $arguments->shift() );
			add_option( $name, $value, '', $autoload() ?? true ) ? success( "Added '$name' option." ) : stop( "the option '$name' could not be added: does it exist already?" );
			break;

		case 'update':
		case 'set':
			$value = sanitize_option( $name, read_value( $arguments, $arguments->shift() ) );
			if ( get_option( $name, $nothing ) === $value && null === $autoload() ) {
				success( "Value passed for '$name' option is unchanged." );
			} elseif ( update_option( $name, $value, $autoload() ) || ( null !== $autoload() && get_option( $name ) === $value ) ) {
				success( "Updated '$name' option." );
			} else {
				stop( "the option '$name' could not be updated." );
			}
			break;

		case 'delete':
			foreach ( [ $name, ...$arguments->rest() ] as $each ) {
				delete_option( $each ) ? success( "Deleted '$each' option." ) : stop( "there is no option '$each'." );
			}
			break;

		case 'list':
			global $wpdb;
			$pattern = static fn ( string $glob ): string => strtr( $wpdb->esc_like( $glob ), [ '*' => '%', '?' => '_' ] );
			$where   = [ '1 = 1' ];
			if ( $arguments->has( 'search' ) ) {
				$where[] = $wpdb->prepare( 'option_name LIKE %s', $pattern( $arguments->option( 'search' ) ) );
			}
			if ( $arguments->has( 'exclude' ) ) {
				$where[] = $wpdb->prepare( 'option_name NOT LIKE %s', $pattern( $arguments->option( 'exclude' ) ) );
			}
			$is_transient = "(option_name LIKE '\\_transient\\_%' OR option_name LIKE '\\_site\\_transient\\_%')";
			$where[]      = $arguments->has( 'transients' ) ? $is_transient : "NOT $is_transient";
			$loaded       = $autoload();
			if ( null !== $loaded ) {
				$where[] = 'autoload ' . ( $loaded ? '' : 'NOT ' ) . "IN ('yes', 'on', 'auto-on', 'auto')";
			}
			$order = [ 'option_id' => 'option_id', 'option_name' => 'option_name', 'option_value' => 'option_value' ][ $arguments->option( 'orderby', 'option_id' ) ] ?? stop( '--orderby must be option_id, option_name or option_value.' );
			$way   = [ 'asc' => 'ASC', 'desc' => 'DESC' ][ strtolower( $arguments->option( 'order', 'asc' ) ) ] ?? stop( '--order must be asc or desc.' );
			$rows  = $wpdb->get_results( "SELECT option_name, option_value, autoload, option_id, LENGTH(option_value) AS size_bytes FROM $wpdb->options WHERE " . implode( ' AND ', $where ) . " ORDER BY $order $way", ARRAY_A );
			if ( 'total_bytes' === $arguments->option( 'format', 'table' ) ) {
				echo array_sum( array_column( $rows, 'size_bytes' ) ), "\n";
				break;
			}
			print_list( $rows, $arguments, 'option_name,option_value' );
			break;
	}
};
