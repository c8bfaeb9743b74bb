<?php
// Makes this a network of sites, be it by WORDPRESS_MULTISITE or by what WORDPRESS_CONFIG_EXTRA defines.

if ( '' !== network_mode() && ! defined( 'MULTISITE' ) ) {
	// Without it, WordPress would take the other constants for a network, too.
	define( 'MULTISITE', ! defined( 'WORDPRESS_NETWORK_TO_COME' ) );
}

if ( defined( 'MULTISITE' ) && MULTISITE ) {
	require_once __DIR__ . '/network-cron.php';
}

if ( defined( 'MULTISITE' ) && MULTISITE && defined( 'DOMAIN_CURRENT_SITE' ) ) {
	// Cookies. WordPress would give them the network's domain whatever the site's is: a browser refuses that for a site that has
	// a domain of its own, for a domain with a port in it, and for one without a dot, such as localhost. There, each site has its own.
	$wordpress_host   = strtolower( without_port( $_SERVER['HTTP_HOST'] ?? '' ) );
	$wordpress_domain = preg_replace( '/^www\./', '', without_port( DOMAIN_CURRENT_SITE ) );
	if ( defined( 'SUBDOMAIN_INSTALL' ) && SUBDOMAIN_INSTALL && ! defined( 'COOKIE_DOMAIN' ) ) {
		$wordpress_shares = str_contains( $wordpress_domain, '.' ) && ! preg_match( '/^[\d.]+$/', $wordpress_domain ) && str_ends_with( ".$wordpress_host", ".$wordpress_domain" );
		define( 'COOKIE_DOMAIN', $wordpress_shares ? ".$wordpress_domain" : '' );
	}
	if ( defined( 'PATH_CURRENT_SITE' ) && without_port( DOMAIN_CURRENT_SITE ) !== $wordpress_host ) {
		// Such a site is not below the network's path.
		foreach ( [ 'COOKIEPATH', 'SITECOOKIEPATH' ] as $wordpress_name ) {
			defined( $wordpress_name ) || define( $wordpress_name, '/' );
		}
	}

	// A new site is reached as its network is; WordPress takes HTTP for granted where each has a domain.
	add_early_filter(
		'wp_initialize_site_args',
		static function ( array $arguments, WP_Site $site ): array {
			if ( str_starts_with( defined( 'WP_HOME' ) ? WP_HOME : '', 'https://' ) ) {
				$address               = untrailingslashit( "https://{$site->domain}{$site->path}" );
				$arguments['options'] += [ 'home' => $address, 'siteurl' => $address ];
			}
			return $arguments;
		},
		2
	);
}
