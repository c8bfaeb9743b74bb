<?php
// wp db query | cli | export | import | check | optimize | repair | tables | columns | prefix | size | search | reset | create
//
// Most are the database programs, which read their password from ~/.my.cnf.

require __DIR__ . '/../tables.php';

return static function ( Arguments $arguments ): Generator {
	/** Runs a program with this one's input and output; its exit code becomes this one's. */
	$run   = static function ( string ...$command ): never {
		$process = proc_open( $command, [ STDIN, STDOUT, STDERR ], $pipes );
		exit( $process ? proc_close( $process ) : 1 );
	};
	$check = static function ( string $option, string $done ) use ( $arguments ): void {
		$arguments->allow();
		$process = proc_open( [ 'mariadb-check', $option, DB_NAME ], [ STDIN, STDOUT, STDERR ], $pipes );
		0 === proc_close( $process ) || exit( 1 );
		success( $done );
	};
	$action = $arguments->shift();

	switch ( $action ) {
		case 'query':
			$arguments->allow( 'skip-column-names' );
			$query = $arguments->shift();
			$run( 'mariadb', ...( $arguments->has( 'skip-column-names' ) ? [ '--skip-column-names' ] : [] ), ...( null === $query ? [] : [ "--execute=$query" ] ) );

		case 'cli':
			$arguments->allow();
			$run( 'mariadb' );

		case 'export':
		case 'dump':
			$arguments->allow( 'tables', 'exclude_tables', 'add-drop-table', 'porcelain' );
			$file    = $arguments->shift() ?? '-';
			$command = [ 'mariadb-dump', '--single-transaction', '--quick', '--routines', '--no-tablespaces' ];
			if ( ! $arguments->is_on( 'add-drop-table', true ) ) {
				$command[] = '--skip-add-drop-table';
			}
			foreach ( $arguments->list( 'exclude_tables' ) as $table ) {
				$command[] = '--ignore-table=' . DB_NAME . ".$table";
			}
			$command = [ ...$command, DB_NAME, ...$arguments->list( 'tables' ) ];
			if ( '-' === $file ) {
				$run( ...$command );
			}
			// The name appears with the last byte: half a dump looks too much like one.
			$partial = "$file.partial";
			$output  = @fopen( $partial, 'w' ) ?: stop( "$file can not be written." );
			$process = proc_open( $command, [ STDIN, $output, STDERR ], $pipes );
			if ( 0 !== ( $code = proc_close( $process ) ) || ! rename( $partial, $file ) ) {
				unlink( $partial );
				exit( $code ?: 1 );
			}
			$arguments->has( 'porcelain' ) ? print( "$file\n" ) : success( "Exported to '$file'." );
			break;

		case 'import':
			$arguments->allow();
			$file  = $arguments->shift() ?? '-';
			$input = '-' === $file ? STDIN : ( is_file( $file ) ? @fopen( $file, 'r' ) : false );
			$input || stop( "'$file' does not exist or can not be read." );
			$process = proc_open( [ 'mariadb', '--no-auto-rehash' ], [ $input, STDOUT, STDERR ], $pipes );
			0 === proc_close( $process ) || stop( 'the import broke off: the sentence above says where.' );
			success( "Imported from '" . ( '-' === $file ? 'STDIN' : $file ) . "'." );
			break;

		case 'check':
			$check( '--check', 'Database checked.' );
			break;

		case 'optimize':
			$check( '--optimize', 'Database optimized.' );
			break;

		case 'repair':
			$check( '--repair', 'Database repaired.' );
			break;

		case 'prefix':
			$arguments->allow();
			echo table_prefix(), "\n";
			break;

		case 'tables':
			$arguments->allow( 'format', 'scope', 'network', 'all-tables', 'all-tables-with-prefix' );
			$scope = $arguments->option( 'scope', 'all' );
			in_array( $scope, [ 'all', 'global', 'ms_global', 'blog', 'old' ], true ) || stop( "--scope is '$scope'; it must be all, global, ms_global, blog or old." );
			$names = $arguments->rest();
			yield LOAD_SITE;
			$tables = chosen_tables( $names, $arguments, $scope );
			echo match ( $arguments->option( 'format', 'list' ) ) {
				'csv'   => implode( ',', $tables ) . "\n",
				'count' => count( $tables ) . "\n",
				'json'  => to_json( $tables ) . "\n",
				'list'  => $tables ? implode( "\n", $tables ) . "\n" : '',
				default => stop( "the format '{$arguments->option( 'format' )}' is unknown; there are list, csv, json and count." ),
			};
			break;

		case 'columns':
			$arguments->allow_list();
			$table = $arguments->need( 'db columns <table>' );
			$rows  = need_database()->execute_query( 'SELECT COLUMN_NAME AS Field, COLUMN_TYPE AS Type, IS_NULLABLE AS `Null`, COLUMN_KEY AS `Key`, COLUMN_DEFAULT AS `Default`, EXTRA AS Extra FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION', [ DB_NAME, $table ] )->fetch_all( MYSQLI_ASSOC );
			$rows || stop( "there is no table $table." );
			print_list( $rows, $arguments, 'Field,Type,Null,Key,Default,Extra' );
			break;

		case 'size':
			$arguments->allow( 'format', 'tables', 'size_format', 'human-readable', 'decimals' );
			$unit = $arguments->option( 'size_format', 'b' );
			$by   = [ 'b' => 1, 'kb' => 1000, 'mb' => 1000 ** 2, 'gb' => 1000 ** 3, 'tb' => 1000 ** 4, 'KB' => 1000, 'MB' => 1000 ** 2, 'GB' => 1000 ** 3, 'TB' => 1000 ** 4, 'KiB' => 1024, 'MiB' => 1024 ** 2, 'GiB' => 1024 ** 3, 'TiB' => 1024 ** 4 ][ $unit ] ?? stop( "--size_format is '$unit'; it must be b, kb, mb, gb, tb, or one of KiB, MiB, GiB, TiB." );
			$decimals = (int) $arguments->option( 'decimals', '0' );
			$rows     = need_database()->execute_query(
				'SELECT table_name AS name, data_length + index_length AS bytes FROM information_schema.tables WHERE table_schema = ? ORDER BY name',
				[ DB_NAME ]
			)->fetch_all( MYSQLI_ASSOC );
			if ( ! $arguments->has( 'tables' ) ) {
				$rows = [ [ 'name' => DB_NAME, 'bytes' => array_sum( array_column( $rows, 'bytes' ) ) ] ];
			}
			$size = static function ( float $bytes ) use ( $arguments, $unit, $by, $decimals ): string {
				if ( ! $arguments->has( 'human-readable' ) ) {
					return $arguments->has( 'size_format' ) ? round( $bytes / $by, $decimals ) . " $unit" : "$bytes B";
				}
				$power = $bytes > 0 ? min( 4, (int) floor( log( $bytes, 1000 ) ) ) : 0;
				return round( $bytes / 1000 ** $power, $decimals ) . ' ' . [ 'B', 'KB', 'MB', 'GB', 'TB' ][ $power ];
			};
			if ( $arguments->has( 'size_format' ) && ! $arguments->has( 'tables' ) && ! $arguments->has( 'format' ) ) {
				echo round( $rows[0]['bytes'] / $by, $decimals ), "\n";
				break;
			}
			print_rows( array_map( static fn ( array $row ): array => [ 'Name' => $row['name'], 'Size' => $size( (float) $row['bytes'] ) ] + $row, $rows ), [ 'Name', 'Size' ], $arguments->option( 'format', 'table' ) );
			break;

		case 'search':
			$usage = 'db search <text> [<table>...] [--all-tables | --all-tables-with-prefix] [--network] [--format=table|json|csv|count]';
			$arguments->allow( 'network', 'all-tables', 'all-tables-with-prefix', 'format' );
			$text  = $arguments->need( $usage );
			$names = $arguments->rest();
			yield LOAD_SITE;
			global $wpdb;
			$rows = [];
			foreach ( chosen_tables( $names, $arguments ) as $table ) {
				$columns = $wpdb->get_results( "SHOW COLUMNS FROM `$table`" );
				$keys    = array_column( array_filter( $columns, static fn ( object $column ): bool => 'PRI' === $column->Key ), 'Field' );
				foreach ( $columns as $column ) {
					if ( preg_match( '/char|text|enum|json/i', $column->Type ) ) {
						$key = $keys ? 'CONCAT_WS(\',\', `' . implode( '`, `', $keys ) . '`)' : "''";
						foreach ( $wpdb->get_results( $wpdb->prepare( "SELECT $key AS `key`, `$column->Field` AS value FROM `$table` WHERE `$column->Field` LIKE %s", '%' . $wpdb->esc_like( $text ) . '%' ), ARRAY_A ) as $row ) {
							$rows[] = [ 'table' => $table, 'column' => $column->Field ] + $row;
						}
					}
				}
			}
			print_rows( $rows, [ 'table', 'column', 'key', 'value' ], $arguments->option( 'format', 'table' ) );
			break;

		case 'reset':
			$arguments->allow( 'yes' );
			confirm( "Are you sure you want to reset the '" . DB_NAME . "' database?", $arguments );
			$database = need_database();
			// Table by table: the site's user need not have the right to make databases.
			$database->query( 'SET foreign_key_checks = 0' );
			foreach ( $database->query( 'SHOW FULL TABLES' )->fetch_all() as [ $table, $kind ] ) {
				$database->query( 'DROP ' . ( 'VIEW' === $kind ? 'VIEW' : 'TABLE' ) . ' `' . str_replace( '`', '``', $table ) . '`' );
			}
			success( 'Database reset.' );
			break;

		default:
			stop( 'usage: wp db query | cli | export | import | check | optimize | repair | tables | columns | prefix | size | search | reset' );
	}
};
