<?php
// What the database holds.

enum SiteState {
	case Missing;
	/** An installation was begun and not finished. */
	case Unfinished;
	/** Made by an older WordPress than the one in this image. */
	case Outdated;
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
	return (int) ( $options['db_version'] ?? 0 ) < code_database_version() ? SiteState::Outdated : SiteState::Ready;
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
