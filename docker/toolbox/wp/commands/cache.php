<?php
// wp cache flush

return static function ( Arguments $arguments ): Generator {
	if ( 'flush' !== $arguments->shift() ) {
		stop( 'usage: wp cache flush' );
	}
	$arguments->allow();
	yield LOAD_SITE;
	if ( '' !== (string) getenv_docker( 'WORDPRESS_CACHE_REDIS_HOST', '' ) && ! wp_using_ext_object_cache() ) {
		stop( 'the object cache can not be reached.' );
	}
	wp_cache_flush() ? success( 'The cache was flushed.' ) : stop( 'the object cache could not be flushed.' );
};
