<?php
// wp search-replace <old> <new> [<table>...]

require __DIR__ . '/../replace.php';

return static function ( Arguments $arguments ): Generator {
	$usage  = 'search-replace <old> <new> [<table>...] [--dry-run] [--skip-columns=guid]';
	$old    = $arguments->need( $usage );
	$new    = $arguments->need( $usage );
	$tables = $arguments->rest();
	$arguments->allow( 'dry-run', 'skip-columns', 'format', 'all-tables', 'precise' );
	$dry    = $arguments->has( 'dry-run' );
	$skip   = explode( ',', $arguments->option( 'skip-columns', '' ) );
	if ( '' === $old || $old === $new ) {
		stop( 'the text to look for must not be empty, and must differ from its replacement.' );
	}
	yield LOAD_SITE;
	$database = need_database();
	$database->set_charset( 'utf8mb4' );
	$quote = static fn ( string $name ): string => '`' . str_replace( '`', '``', $name ) . '`';

	$known  = array_column( $database->query( "SHOW FULL TABLES WHERE Table_type = 'BASE TABLE'" )->fetch_all(), 0 );
	$tables = $tables ?: array_values( array_filter( $known, static fn ( string $table ): bool => str_starts_with( $table, $GLOBALS['wpdb']->base_prefix ) ) );
	if ( $unknown = array_diff( $tables, $known ) ) {
		stop( 'there is no table ' . implode( ', ', $unknown ) . '.' );
	}

	// All or nothing: a site with half of its addresses changed is worse than either.
	$database->begin_transaction();
	$report = [];
	foreach ( $tables as $table ) {
		$columns = $database->query( 'SHOW COLUMNS FROM ' . $quote( $table ) )->fetch_all( MYSQLI_ASSOC );
		$keys    = array_column( array_filter( $columns, static fn ( array $column ): bool => 'PRI' === $column['Key'] ), 'Field' );
		foreach ( $columns as $column ) {
			$name = $column['Field'];
			if ( ! preg_match( '/char|text|json/i', $column['Type'] ) || in_array( $name, $skip, true ) || in_array( $name, $keys, true ) ) {
				continue;
			}
			if ( ! $keys ) {
				fwrite( STDERR, "Warning: $table has no primary key and is left out.\n" );
				break;
			}
			$selected = implode( ', ', array_map( $quote, [ ...$keys, $name ] ) );
			$rows     = $database->execute_query(
				"SELECT $selected FROM {$quote( $table )} WHERE {$quote( $name )} LIKE BINARY ?",
				[ '%' . addcslashes( $old, '\\%_' ) . '%' ]
			)->fetch_all( MYSQLI_ASSOC );
			$changed = 0;
			foreach ( $rows as $row ) {
				$value = SerialisedReplacement::in( $row[ $name ], $old, $new );
				if ( $value === $row[ $name ] ) {
					continue;
				}
				++$changed;
				if ( ! $dry ) {
					$where = implode( ' AND ', array_map( static fn ( string $key ): string => $quote( $key ) . ' = ?', $keys ) );
					$database->execute_query( "UPDATE {$quote( $table )} SET {$quote( $name )} = ? WHERE $where", [ $value, ...array_map( static fn ( string $key ) => $row[ $key ], $keys ) ] );
				}
			}
			if ( $changed > 0 ) {
				$report[] = [ 'table' => $table, 'column' => $name, 'replacements' => $changed ];
			}
		}
	}
	$database->commit();

	$format = $arguments->option( 'format', 'table' );
	$total  = array_sum( array_column( $report, 'replacements' ) );
	if ( 'count' === $format ) {
		echo $total, "\n";
		return;
	}
	print_rows( $report, [ 'table', 'column', 'replacements' ], $format );
	if ( ! $dry ) {
		wp_cache_flush();
	}
	if ( 'table' === $format ) {
		success( $dry ? "$total replacement(s) to be made." : "Made $total replacement(s)." );
	}
};
