<?php
// Where the network is. MULTISITE itself is for multisite.php: while a network is being made, there is none yet.

if ( '' !== network_mode() && defined( 'WP_HOME' ) ) {
	[ $wordpress_domain, $wordpress_path ] = network_place( WP_HOME );
	define_unless_extra( 'SUBDOMAIN_INSTALL', 'subdomains' === network_mode() );
	define_unless_extra( 'DOMAIN_CURRENT_SITE', $wordpress_domain );
	define_unless_extra( 'PATH_CURRENT_SITE', $wordpress_path );
	define_unless_extra( 'SITE_ID_CURRENT_SITE', 1 );
	define_unless_extra( 'BLOG_ID_CURRENT_SITE', 1 );
}
