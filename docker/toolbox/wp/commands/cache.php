<?php
// wp cache flush

if ( 'flush' !== $arguments->shift() ) {
	stop( 'usage: wp cache flush' );
}
$arguments->allow();
require __DIR__ . '/../load-site.php';
wp_cache_flush() ? success( 'The cache was flushed.' ) : stop( 'the object cache could not be flushed.' );
