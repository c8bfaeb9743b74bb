<?php
// WP-CLI's global options.

function apply_global_options( Arguments $arguments ): void {
	global $wp_is_quiet, $wp_user;
	if ( '/var/www/html' !== rtrim( $arguments->option( 'path', '/var/www/html' ), '/' ) ) {
		stop( '--path can only be /var/www/html: this wp is for the site of this container.' );
	}
	if ( $arguments->has( 'color' ) ) {
		stop( 'there is no option --color here: what this wp prints has no colours.' );
	}
	$wp_is_quiet = $arguments->has( 'quiet' );
	$wp_user     = $arguments->option( 'user' );

	if ( null !== ( $url = $arguments->option( 'url' ) ) ) {
		$address = parse_url( str_contains( $url, '://' ) ? $url : "http://$url" );
		if ( ! isset( $address['host'] ) ) {
			stop( "--url is '$url', which is no address." );
		}
		$_SERVER['HTTP_HOST']   = $address['host'] . ( isset( $address['port'] ) ? ":{$address['port']}" : '' );
		$_SERVER['SERVER_NAME'] = $address['host'];
		$_SERVER['REQUEST_URI'] = ( $address['path'] ?? '/' ) . ( isset( $address['query'] ) ? "?{$address['query']}" : '' );
		if ( 'https' === ( $address['scheme'] ?? '' ) ) {
			$_SERVER['HTTPS'] = 'on';
		}
	}
	if ( $arguments->has( 'skip-plugins' ) ) {
		// All of them, or those that are named.
		$names = $arguments->only( 'skip-plugins' )['skip-plugins'];
		$skip  = '1' === $names ? null : explode( ',', $names );
		$kept  = static fn ( string $file ): bool => null !== $skip && ! in_array( strtok( $file, '/.' ), $skip, true );
		add_early_filter( 'option_active_plugins', static fn ( $files ) => array_values( array_filter( (array) $files, $kept ) ) );
		add_early_filter( 'site_option_active_sitewide_plugins', static fn ( $files ) => array_filter( (array) $files, $kept, ARRAY_FILTER_USE_KEY ) );
	}
	if ( $arguments->has( 'skip-themes' ) ) {
		foreach ( [ 'template_directory', 'stylesheet_directory' ] as $hook ) {
			add_early_filter( $hook, static fn (): string => '/nonexistent' );
		}
	}
}
