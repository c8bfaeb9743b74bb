<?php
// Brings code that the image holds compiled into the memory that all workers share, while the database is still
// starting. A request of its own, because it declares what it loads.

ignore_user_abort( true );
foreach ( file( __DIR__ . '/precompiled.txt', FILE_IGNORE_NEW_LINES ) as $file ) {
	if ( is_file( '/var/www/html/' . $file ) ) {
		opcache_compile_file( '/var/www/html/' . $file );
	}
}
