<?php
// The address of the site. WordPress compares the Host header with its stored address and redirects when they
// differ; behind port mappings and proxies they often do, so what is known here is said here.
//
// $_SERVER['HTTPS'] is not decided here: nginx sets it, from a proxy that it trusts.

$wordpress_home = rtrim( (string) getenv_docker( 'WP_HOME', '' ), '/' );

if ( '' === $wordpress_home && PHP_SAPI !== 'cli' && 'local' === getenv( 'WP_ENVIRONMENT_TYPE' ) ) {
	// A port that nobody knew beforehand: believe the visitor, who is the developer.
	if ( preg_match( '/^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/iD', $_SERVER['HTTP_HOST'] ?? '' ) ) {
		$wordpress_home = ( ( $_SERVER['HTTPS'] ?? '' ) === 'on' ? 'https://' : 'http://' ) . $_SERVER['HTTP_HOST'];
	}
}

if ( '' !== $wordpress_home ) {
	define_unless_extra( 'WP_HOME', $wordpress_home );
}
if ( defined( 'WP_HOME' ) ) {
	define_unless_extra( 'WP_SITEURL', rtrim( (string) getenv_docker( 'WP_SITEURL', WP_HOME ), '/' ) );
}
