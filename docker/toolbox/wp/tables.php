<?php
// Which tables a command is about, with WP-CLI's options.

/**
 * Those that are named (with * and ?), else WordPress's own, those with the site's prefix, or all.
 *
 * @param list<string> $names
 * @return list<string>
 */
function chosen_tables( array $names, Arguments $arguments, string $scope = 'all' ): array {
	global $wpdb;
	$known = $wpdb->get_col( "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_NAME" );
	if ( $arguments->has( 'all-tables' ) ) {
		$tables = $known;
	} elseif ( $arguments->has( 'all-tables-with-prefix' ) ) {
		$prefix = $arguments->has( 'network' ) ? $wpdb->base_prefix : $wpdb->prefix;
		$tables = array_filter( $known, static fn ( string $table ): bool => str_starts_with( $table, $prefix ) );
	} elseif ( $names ) {
		$tables = $known;
	} else {
		$own = array_values( $wpdb->tables( $scope ) );
		if ( $arguments->has( 'network' ) && is_multisite() ) {
			foreach ( get_sites( [ 'fields' => 'ids', 'number' => 0 ] ) as $site ) {
				$own = [ ...$own, ...array_values( $wpdb->tables( 'blog', true, $site ) ) ];
			}
		}
		$tables = array_intersect( $known, $own );
	}
	if ( $names ) {
		$matching = [];
		foreach ( $names as $name ) {
			$found = array_filter( $tables, static fn ( string $table ): bool => fnmatch( $name, $table ) ) ?: stop( "there is no table $name." );
			$matching = [ ...$matching, ...$found ];
		}
		$tables = array_unique( $matching );
	}
	return array_values( $tables );
}
