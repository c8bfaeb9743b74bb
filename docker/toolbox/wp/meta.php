<?php
// wp <post|user|term|comment> meta get | list | add | update | delete

/** @param callable(string): int $find The number of what a word names. */
function meta_command( Arguments $arguments, string $type, callable $find ): Generator {
	$action = $arguments->shift();
	$usage  = "$type meta get | list | add | update | delete <$type> [<key> [<value>]]";
	match ( $action ) {
		'get', 'add', 'update', 'set' => $arguments->allow( 'format' ),
		'list'                        => $arguments->allow_list( 'keys' ),
		'delete'                      => $arguments->allow( 'all' ),
		default                       => stop( "usage: wp $usage" ),
	};
	$of  = $arguments->need( $usage );
	$key = 'list' === $action || ( 'delete' === $action && $arguments->has( 'all' ) ) ? '' : $arguments->need( $usage );
	yield LOAD_SITE;
	$id = $find( $of );
	switch ( $action ) {
		case 'get':
			metadata_exists( $type, $id, $key ) || stop( "$type $id has no meta '$key'." );
			print_value( get_metadata( $type, $id, $key, true ), $arguments );
			break;
		case 'list':
			$keys = $arguments->list( 'keys' );
			$rows = [];
			foreach ( get_metadata( $type, $id ) as $name => $values ) {
				foreach ( $keys && ! in_array( $name, $keys, true ) ? [] : $values as $value ) {
					$rows[] = [ "{$type}_id" => $id, 'meta_key' => $name, 'meta_value' => $value ];
				}
			}
			print_list( $rows, $arguments, "{$type}_id,meta_key,meta_value" );
			break;
		case 'add':
			add_metadata( $type, $id, wp_slash( $key ), wp_slash( read_value( $arguments, $arguments->shift() ) ) ) ? success( "Added custom field." ) : stop( 'the meta could not be added.' );
			break;
		case 'update':
		case 'set':
			$value = read_value( $arguments, $arguments->shift() );
			if ( metadata_exists( $type, $id, $key ) && get_metadata( $type, $id, $key, true ) === $value ) {
				success( "Value passed for custom field '$key' is unchanged." );
			} else {
				update_metadata( $type, $id, wp_slash( $key ), wp_slash( $value ) ) ? success( "Updated custom field '$key'." ) : stop( 'the meta could not be updated.' );
			}
			break;
		case 'delete':
			$keys = '' === $key ? array_keys( get_metadata( $type, $id ) ) : [ $key ];
			foreach ( $keys as $each ) {
				delete_metadata( $type, $id, $each ) || stop( "$type $id has no meta '$each'." );
			}
			success( 'Deleted custom field.' );
			break;
	}
}
