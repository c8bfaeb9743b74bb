<?php
// Until the bootstrap has installed or upgraded the site, nobody gets a page: not a half-made one, and above
// all not the installer, which belongs to whoever opens it first.

if ( PHP_SAPI !== 'cli' && ! defined( 'WORDPRESS_BOOTSTRAP' ) && ! file_exists( '/tmp/wordpress/ready' ) ) {
	http_response_code( 503 );
	header( 'Retry-After: 1' );
	header( 'Cache-Control: no-store' );
	header( 'Content-Type: text/plain; charset=utf-8' );
	echo "The site is starting.\n";
	exit;
}
