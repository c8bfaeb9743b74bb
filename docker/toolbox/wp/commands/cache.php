<?php
// wp cache flush | type | get | set | add | delete

return static function ( Arguments $arguments ): Generator {
	$action = $arguments->shift();
	in_array( $action, [ 'flush', 'type', 'get', 'set', 'add', 'delete' ], true ) || stop( 'usage: wp cache flush | type | get | set | add | delete' );
	$arguments->allow();
	$words = in_array( $action, [ 'flush', 'type' ], true ) ? [] : $arguments->need_rest( "cache $action <key> [<value>] [<group>]" );
	yield LOAD_SITE;
	if ( '' !== (string) getenv_docker( 'WORDPRESS_CACHE_REDIS_HOST', '' ) && ! wp_using_ext_object_cache() ) {
		stop( 'the object cache can not be reached.' );
	}
	switch ( $action ) {
		case 'flush':
			wp_cache_flush() ? success( 'The cache was flushed.' ) : stop( 'the object cache could not be flushed.' );
			break;
		case 'type':
			echo wp_using_ext_object_cache() ? "Redis\n" : "Default\n";
			break;
		case 'get':
			$value = wp_cache_get( $words[0], $words[1] ?? '', false, $found );
			$found || stop( "there is no entry '{$words[0]}'." );
			echo text_of( $value ), "\n";
			break;
		case 'set':
		case 'add':
			isset( $words[1] ) || stop( "usage: wp cache $action <key> <value> [<group>] [<seconds>]" );
			( 'set' === $action ? wp_cache_set( ... ) : wp_cache_add( ... ) )( $words[0], $words[1], $words[2] ?? '', (int) ( $words[3] ?? 0 ) ) ? success( ucfirst( $action ) . " object '{$words[0]}'." ) : stop( "the entry '{$words[0]}' could not be made." );
			break;
		case 'delete':
			wp_cache_delete( $words[0], $words[1] ?? '' ) ? success( 'Object deleted.' ) : stop( "there is no entry '{$words[0]}'." );
			break;
	}
};
