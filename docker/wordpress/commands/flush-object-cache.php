<?php
// Empties the object cache of the site.

require __DIR__ . '/load-site.php';

if ( ! wp_using_ext_object_cache() || ! wp_cache_flush() ) {
	fwrite( STDERR, "The object cache can not be reached.\n" );
	exit( 1 );
}
