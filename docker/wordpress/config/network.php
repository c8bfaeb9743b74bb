<?php
// A network of sites (WORDPRESS_MULTISITE): the constants that WordPress's own set-up of a network would have one write into
// wp-config.php, derived from the address of the main site.

/** How the sites of the network are told apart: "subdirectories", "subdomains", or nothing where this is one site. */
function network_mode(): string {
	return (string) getenv_docker( 'WORDPRESS_MULTISITE', '' );
}

/** Domain, with a port that is none of the usual ones, and path, as WordPress keeps them. @return array{string, string} */
function network_place( string $address ): array {
	$parts = parse_url( $address );
	$port  = $parts['port'] ?? '';
	return [
		strtolower( ( $parts['host'] ?? '' ) . ( in_array( $port, [ '', 80, 443 ], true ) ? '' : ":$port" ) ),
		trailing_slash( $parts['path'] ?? '' ),
	];
}

function trailing_slash( string $path ): string {
	return rtrim( $path, '/' ) . '/';
}

/** A host without its port. */
function without_port( string $host ): string {
	return preg_replace( '/:\d+$/D', '', $host );
}
