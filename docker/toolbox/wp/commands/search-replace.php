<?php
// wp search-replace <old> <new> [<table>...]

require __DIR__ . '/../replace.php';
require __DIR__ . '/../tables.php';

return static function ( Arguments $arguments ): Generator {
	$usage = 'search-replace <old> <new> [<table>...] [--dry-run] [--all-tables | --all-tables-with-prefix] [--skip-tables=<tables>] [--skip-columns=<columns>] [--export[=<file>]]';
	// Strings that PHP reads are always changed by PHP (--precise): SQL alone would break them.
	$arguments->allow( 'dry-run', 'network', 'all-tables', 'all-tables-with-prefix', 'skip-tables', 'skip-columns', 'include-columns', 'precise', 'recurse-objects', 'export', 'regex', 'regex-flags', 'regex-delimiter', 'report', 'report-changed-only', 'verbose', 'format' );
	$old    = $arguments->need( $usage );
	$new    = $arguments->need( $usage );
	$names  = $arguments->rest();
	$format = $arguments->option( 'format', 'table' );
	in_array( $format, [ 'table', 'count', 'json', 'csv', 'yaml' ], true ) || stop( "the format '$format' is unknown; there are table, json, csv, yaml and count." );
	if ( '' === $old || $old === $new ) {
		stop( 'the text to look for must not be empty, and must differ from its replacement.' );
	}
	$arguments->is_on( 'precise', true ) || stop( 'there is no --no-precise here: serialised values would break.' );
	$is_pattern = $arguments->has( 'regex' );
	if ( $is_pattern ) {
		$mark = $arguments->option( 'regex-delimiter', chr( 1 ) );
		$old  = $mark . $old . $mark . $arguments->option( 'regex-flags', '' );
		false !== @preg_match( $old, '' ) || stop( 'the text to look for is no regular expression: ' . preg_last_error_msg() . '.' );
	} elseif ( $arguments->has( 'regex-flags' ) || $arguments->has( 'regex-delimiter' ) ) {
		stop( '--regex-flags and --regex-delimiter are for --regex.' );
	}
	$replacement = new Replacement( $old, $new, $is_pattern, $arguments->is_on( 'recurse-objects', true ) );
	// With --export, the changed tables are written and the database stays as it is.
	$is_export = $arguments->has( 'export' );
	$file      = $is_export && ! in_array( $arguments->only( 'export' )['export'], [ '1', '-' ], true ) ? $arguments->option( 'export' ) : null;
	$dry       = $arguments->has( 'dry-run' );
	$dry && $is_export && stop( '--dry-run and --export exclude each other.' );
	yield LOAD_SITE;

	$database = need_database();
	$database->set_charset( 'utf8mb4' );
	$quote = static fn ( string $name ): string => '`' . str_replace( '`', '``', $name ) . '`';
	$skip  = $arguments->list( 'skip-columns' );
	$only  = $arguments->list( 'include-columns' );
	$left  = $arguments->list( 'skip-tables' );
	$all   = chosen_tables( $names, $arguments );
	$all   = array_filter( $all, static fn ( string $table ): bool => ! array_filter( $left, static fn ( string $pattern ): bool => fnmatch( $pattern, $table ) ) );

	$output = null;
	if ( $is_export ) {
		$output = null === $file ? STDOUT : ( @fopen( "$file.partial", 'w' ) ?: stop( "'$file' can not be written." ) );
		fwrite( $output, "SET NAMES utf8mb4;\nSET foreign_key_checks = 0;\n" );
	}
	// All or nothing: a site with half of its addresses changed is worse than either.
	$database->begin_transaction();
	$report = [];
	foreach ( $all as $table ) {
		$columns = $database->query( 'SHOW COLUMNS FROM ' . $quote( $table ) )->fetch_all( MYSQLI_ASSOC );
		$keys    = array_column( array_filter( $columns, static fn ( array $column ): bool => 'PRI' === $column['Key'] ), 'Field' );
		$changes = [];
		foreach ( $columns as $column ) {
			$name = $column['Field'];
			if ( ! preg_match( '/char|text|json/i', $column['Type'] ) || in_array( $name, $skip, true ) || ( $only && ! in_array( $name, $only, true ) ) || in_array( $name, $keys, true ) ) {
				continue;
			}
			if ( ! $keys ) {
				warning( "$table has no primary key and is left out." );
				break;
			}
			$selected = implode( ', ', array_map( $quote, [ ...$keys, $name ] ) );
			$where    = $is_pattern ? "{$quote( $name )} <> ?" : "{$quote( $name )} LIKE BINARY ?";
			$rows     = $database->execute_query( "SELECT $selected FROM {$quote( $table )} WHERE $where", [ $is_pattern ? '' : '%' . addcslashes( $old, '\\%_' ) . '%' ] );
			$changed  = 0;
			foreach ( $rows->fetch_all( MYSQLI_ASSOC ) as $row ) {
				$key = array_intersect_key( $row, array_flip( $keys ) );
				try {
					$value = SerialisedReplacement::in( $row[ $name ], $replacement );
				} catch ( UnreadableValue ) {
					warning( "$table.$name of " . implode( ', ', array_map( static fn ( string $part, mixed $of ): string => "$part $of", array_keys( $key ), $key ) ) . ' is a serialised value that can not be read, and stays as it is.' );
					continue;
				}
				if ( $value === $row[ $name ] ) {
					continue;
				}
				++$changed;
				if ( $is_export ) {
					$changes[ implode( "\0", $key ) ][ $name ] = $value;
				} elseif ( ! $dry ) {
					$where = implode( ' AND ', array_map( static fn ( string $part ): string => $quote( $part ) . ' = ?', $keys ) );
					$database->execute_query( "UPDATE {$quote( $table )} SET {$quote( $name )} = ? WHERE $where", [ $value, ...array_values( $key ) ] );
				}
			}
			if ( $arguments->has( 'verbose' ) ) {
				fwrite( STDERR, "Checked: $table.$name, $changed replacement(s)\n" );
			}
			if ( $changed > 0 || ! $arguments->has( 'report-changed-only' ) ) {
				$report[] = [ 'Table' => $table, 'Column' => $name, 'Replacements' => $changed, 'Type' => 'PHP' ];
			}
		}
		if ( $is_export ) {
			fwrite( $output, "DROP TABLE IF EXISTS {$quote( $table )};\n" . $database->query( "SHOW CREATE TABLE {$quote( $table )}" )->fetch_row()[1] . ";\n" );
			foreach ( $database->query( "SELECT * FROM {$quote( $table )}", MYSQLI_USE_RESULT ) as $row ) {
				$row    = ( $changes[ implode( "\0", array_intersect_key( $row, array_flip( $keys ) ) ) ] ?? [] ) + $row;
				$values = [];
				foreach ( $columns as $column ) {
					$value    = $row[ $column['Field'] ];
					$is_bytes = preg_match( '/blob|binary|bit/i', $column['Type'] );
					$values[] = null === $value ? 'NULL' : ( $is_bytes && '' !== $value ? '0x' . bin2hex( $value ) : "'" . $database->real_escape_string( (string) $value ) . "'" );
				}
				fwrite( $output, "INSERT INTO {$quote( $table )} (" . implode( ', ', array_map( $quote, array_column( $columns, 'Field' ) ) ) . ') VALUES (' . implode( ', ', $values ) . ");\n" );
			}
		}
	}
	$database->commit();
	$total = array_sum( array_column( $report, 'Replacements' ) );
	if ( $is_export ) {
		if ( null !== $file ) {
			fclose( $output ) && rename( "$file.partial", $file ) || stop( "'$file' could not be written." );
			success( "Made $total replacement(s) and exported to $file." );
		}
		return;
	}
	if ( ! $dry ) {
		wp_cache_flush();
	}
	if ( 'count' === $format ) {
		echo $total, "\n";
		return;
	}
	if ( $arguments->is_on( 'report', true ) ) {
		print_rows( $report, [ 'Table', 'Column', 'Replacements', 'Type' ], $format );
	}
	if ( 'table' === $format ) {
		success( $dry ? "$total replacement(s) to be made." : "Made $total replacement(s)." );
	}
};
