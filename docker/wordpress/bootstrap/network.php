<?php
// Makes the site the main one of a network, or takes a network to a new address. In the lock of the bootstrap.

/** Before WordPress is loaded. @param array<string, string>|null $network What the database has. */
function prepare_network( mysqli $database, ?array $network ): void {
	// Nobody answers yet, and whether a name of no site leads here, which WordPress would look at, can not be seen from in here.
	add_early_filter( 'pre_http_request', static fn () => new WP_Error( 'installing', 'No requests during the installation.' ) );
	if ( null === $network ) {
		define( 'WORDPRESS_NETWORK_TO_COME', true );
		return;
	}
	if ( $network['subdomains'] !== ( SUBDOMAIN_INSTALL ? '1' : '0' ) && $network['sites'] > 1 ) {
		give_up( "WORDPRESS_MULTISITE is \"" . network_mode() . "\", and the network of {$network['sites']} sites in the database was made with \"" . ( $network['subdomains'] ? 'subdomains' : 'subdirectories' ) . '": the addresses of its sites can not be changed from one to the other.' );
	}
	move_network( $database, $network );
}

/** After it has been loaded as the one site that it is so far. */
function make_network( bool $is_new ): void {
	global $wpdb;
	require_once ABSPATH . 'wp-admin/includes/upgrade.php';
	foreach ( $wpdb->tables( 'ms_global' ) as $name => $table ) {
		$wpdb->$name = $table;
	}
	install_network();

	// Its posts keep their addresses. A new one's make room for the names of sites, as in every network of subdirectories.
	$permalinks = $is_new ? '' : get_option( 'permalink_structure' );
	// A file may be as large as before: WordPress would let a network's sites have 1500 KB each.
	add_filter( 'populate_network_meta', static fn ( array $meta ): array => [ 'fileupload_maxk' => intdiv( wp_convert_hr_to_bytes( getenv( 'PHP_UPLOAD_MAX' ) ?: '64M' ), 1024 ) ] + $meta );

	$wpdb->query( 'SET autocommit = 0' );
	$made  = populate_network( SITE_ID_CURRENT_SITE, DOMAIN_CURRENT_SITE, get_option( 'admin_email' ), get_option( 'blogname' ), PATH_CURRENT_SITE, SUBDOMAIN_INSTALL );
	$error = is_wp_error( $made ) && 'no_wildcard_dns' !== $made->get_error_code() ? $made->get_error_message() : '';
	if ( '' !== $error || ! $wpdb->get_var( "SELECT COUNT(*) FROM $wpdb->blogs" ) ) {
		$wpdb->query( 'ROLLBACK' );
		give_up( 'the network could not be made' . ( '' === $error ? '' : ': ' . rtrim( strip_tags( $error ), '.' ) ) . '.' );
	}
	if ( '' !== $permalinks ) {
		$GLOBALS['wp_rewrite']->set_permalink_structure( $permalinks );
	}
	delete_option( 'rewrite_rules' );
	// Where a site is, WordPress keeps in the database of a network, and nowhere else.
	foreach ( [ 'home' => WP_HOME, 'siteurl' => WP_SITEURL ] as $option => $address ) {
		$wpdb->update( $wpdb->options, [ 'option_value' => $address ], [ 'option_name' => $option ] );
	}
	$wpdb->update( $wpdb->sitemeta, [ 'meta_value' => WP_SITEURL . '/' ], [ 'meta_key' => 'siteurl' ] );
	$wpdb->query( 'COMMIT' );
	$wpdb->query( 'SET autocommit = 1' );
	wp_cache_flush();
	say( 'the site is the main one of a network of ' . network_mode() . ' now.' );
}

/** What is below the old address is below the new one. Domains of a site's own stay. @param array<string, string> $network */
function move_network( mysqli $database, array $network ): void {
	$prefix = table_prefix();
	$id     = (int) SITE_ID_CURRENT_SITE;
	$bare   = static fn ( string $domain ): string => preg_replace( '/^www\./', '', $domain );
	$scheme = parse_url( WP_HOME, PHP_URL_SCHEME );
	$moved  = 0;

	$database->begin_transaction();
	foreach ( $database->execute_query( "SELECT blog_id, domain, path FROM `{$prefix}blogs` WHERE site_id = ?", [ $id ] )->fetch_all( MYSQLI_ASSOC ) as $site ) {
		$domain = match ( true ) {
			$site['domain'] === $network['domain'] => DOMAIN_CURRENT_SITE,
			str_ends_with( $site['domain'], '.' . $bare( $network['domain'] ) ) => substr( $site['domain'], 0, -strlen( $bare( $network['domain'] ) ) ) . $bare( DOMAIN_CURRENT_SITE ),
			default => null,
		};
		if ( null === $domain ) {
			continue;
		}
		$path = str_starts_with( $site['path'], $network['path'] ) ? PATH_CURRENT_SITE . substr( $site['path'], strlen( $network['path'] ) ) : $site['path'];
		$database->execute_query( "UPDATE `{$prefix}blogs` SET domain = ?, path = ? WHERE blog_id = ?", [ $domain, $path, $site['blog_id'] ] );
		$options = $prefix . ( (int) $site['blog_id'] === (int) BLOG_ID_CURRENT_SITE ? '' : "{$site['blog_id']}_" ) . 'options';
		foreach ( [ 'home', 'siteurl' ] as $option ) {
			$old = $database->execute_query( "SELECT option_value FROM `$options` WHERE option_name = ?", [ $option ] )->fetch_column();
			// What stands behind the site's own path: the files of WordPress may have a folder of their own.
			$rest = preg_match( '#^https?://[^/]+(/.*)?$#', (string) $old, $match ) && str_starts_with( trailing_slash( $match[1] ?? '' ), $site['path'] ) ? substr( trailing_slash( $match[1] ?? '' ), strlen( $site['path'] ) ) : '';
			$database->execute_query( "UPDATE `$options` SET option_value = ? WHERE option_name = ?", [ rtrim( "$scheme://$domain$path$rest", '/' ), $option ] );
		}
		++$moved;
	}
	$database->execute_query( "UPDATE `{$prefix}site` SET domain = ?, path = ? WHERE id = ?", [ DOMAIN_CURRENT_SITE, PATH_CURRENT_SITE, $id ] );
	foreach ( [ 'siteurl' => WP_SITEURL . '/', 'subdomain_install' => SUBDOMAIN_INSTALL ? '1' : '0' ] as $key => $value ) {
		$database->execute_query( "UPDATE `{$prefix}sitemeta` SET meta_value = ? WHERE site_id = ? AND meta_key = ?", [ $value, $id, $key ] );
	}
	$database->commit();
	if ( $network['domain'] . $network['path'] !== DOMAIN_CURRENT_SITE . PATH_CURRENT_SITE ) {
		say( "the network has moved from {$network['domain']}{$network['path']} to " . WP_HOME . ", and $moved of its sites with it." );
	}
}
