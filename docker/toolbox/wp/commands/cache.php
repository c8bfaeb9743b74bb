<?php
// wp cache flush

return static function ( Arguments $arguments ): Generator {
	if ( 'flush' !== $arguments->shift() ) {
		stop( 'usage: wp cache flush' );
	}
	$arguments->allow();
	yield LOAD_SITE;
	wp_cache_flush() ? success( 'The cache was flushed.' ) : stop( 'the object cache could not be flushed.' );
};
