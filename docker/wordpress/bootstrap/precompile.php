<?php
// Build time only: compiles what a start and the first pages need into OPcache's files, so that no container has
// to do it again. The list was read off a running site (opcache_get_status) after its installation, the front
// page, a post, the feed, the REST API, the login and the first pages of the administration. A file that another
// version of WordPress does not have is left out.
//
//   php precompile.php site
//   php precompile.php object-cache
//
// Compiling declares what is compiled, and the object cache has the names of WordPress's own, so it has a run of its own.

if ( 'object-cache' === $argv[1] ) {
	$files = glob( '/usr/local/lib/wordpress/object-cache/*.php' );
} else {
	$files = [ ...glob( '/usr/local/lib/wordpress/{aws,config,bootstrap,telemetry,uploads}/*.php', GLOB_BRACE ), '/var/www/html/wp-config.php' ];
	foreach ( file( __DIR__ . '/precompiled.txt', FILE_IGNORE_NEW_LINES ) as $file ) {
		$files[] = '/var/www/html/' . $file;
	}
}
foreach ( array_filter( $files, 'is_file' ) as $file ) {
	opcache_compile_file( $file );
}
