<?php
// What the database holds.

enum SiteState {
	case Missing;
	/** An installation was begun and not finished. */
	case Unfinished;
	/** Made by an older WordPress than the one in this image. */
	case Outdated;
	/** One site, where a network is wanted. */
	case Single;
	/** A network whose main site has another address than it had, or whose sites are to be told apart in another way. */
	case Moved;
	case Ready;
}

/** The table that stands for "an installation has begun"; its end is that the table is gone. */
function unfinished_table(): string {
	return table_prefix() . 'install_unfinished';
}

/** @throws mysqli_sql_exception */
function read_site_state( mysqli $database ): SiteState {
	$prefix = table_prefix();
	if ( table_answers( $database, 'SELECT 1 FROM `' . unfinished_table() . '` LIMIT 1' ) !== null ) {
		return SiteState::Unfinished;
	}
	$rows = table_answers( $database, "SELECT option_name, option_value FROM `{$prefix}options` WHERE option_name IN ('siteurl', 'db_version')" );
	$options = array_column( $rows ?? [], 'option_value', 'option_name' );
	if ( '' === ( $options['siteurl'] ?? '' ) ) {
		return SiteState::Missing;
	}
	if ( (int) ( $options['db_version'] ?? 0 ) < code_database_version() ) {
		return SiteState::Outdated;
	}
	if ( '' === network_mode() ) {
		return SiteState::Ready;
	}
	$network = read_network( $database );
	if ( null === $network ) {
		return SiteState::Single;
	}
	$wanted = [
		'domain'     => DOMAIN_CURRENT_SITE,
		'path'       => PATH_CURRENT_SITE,
		'subdomains' => SUBDOMAIN_INSTALL ? '1' : '0',
		'scheme'     => parse_url( WP_HOME, PHP_URL_SCHEME ),
	];
	return array_diff_assoc( $wanted, $network + [ 'scheme' => parse_url( $options['siteurl'], PHP_URL_SCHEME ) ] ) ? SiteState::Moved : SiteState::Ready;
}

/** What the database knows of its network; null when it has none. @return array{domain: string, path: string, subdomains: string, sites: string}|null */
function read_network( mysqli $database ): ?array {
	$prefix = table_prefix();
	$id     = defined( 'SITE_ID_CURRENT_SITE' ) ? (int) SITE_ID_CURRENT_SITE : 1;
	return table_answers(
		$database,
		"SELECT n.domain, n.path, IF(m.meta_value IN ('', '0') OR m.meta_value IS NULL, '0', '1') AS subdomains, COUNT(DISTINCT b.blog_id) AS sites
		FROM `{$prefix}site` n JOIN `{$prefix}blogs` b ON b.site_id = n.id
		LEFT JOIN `{$prefix}sitemeta` m ON m.site_id = n.id AND m.meta_key = 'subdomain_install'
		WHERE n.id = $id GROUP BY n.id"
	)[0] ?? null;
}

/** The rows, or null when there is no such table. */
function table_answers( mysqli $database, string $query ): ?array {
	try {
		return $database->query( $query )->fetch_all( MYSQLI_ASSOC );
	} catch ( mysqli_sql_exception $error ) {
		if ( 1146 === $error->getCode() ) {
			return null;
		}
		throw $error;
	}
}

/** The version of the tables that this image's WordPress works with. */
function code_database_version(): int {
	require '/var/www/html/wp-includes/version.php';
	return (int) $wp_db_version;
}
