<?php
// wp db query | export | size: the database programs, which read their password from ~/.my.cnf.

return static function ( Arguments $arguments ): array {
	/** Runs a program with this one's input and output; its exit code becomes this one's. */
	$run = static function ( string ...$command ): never {
		$process = proc_open( $command, [ STDIN, STDOUT, STDERR ], $pipes );
		exit( $process ? proc_close( $process ) : 1 );
	};

	switch ( $arguments->shift() ) {
		case 'query':
			$arguments->allow();
			$query = $arguments->shift();
			$run( 'mariadb', ...( null === $query ? [] : [ "--execute=$query" ] ) );

		case 'export':
			$arguments->allow();
			$file    = $arguments->shift() ?? '-';
			$command = [ 'mariadb-dump', '--single-transaction', '--quick', '--routines', '--no-tablespaces', DB_NAME ];
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
			success( "Exported to '$file'." );
			break;

		case 'size':
			$arguments->allow( 'format' );
			$rows = need_database()->execute_query(
				'SELECT table_name AS name, data_length + index_length AS bytes FROM information_schema.tables WHERE table_schema = ? ORDER BY name',
				[ DB_NAME ]
			)->fetch_all( MYSQLI_ASSOC );
			print_rows( $rows, [ 'name', 'bytes' ], $arguments->option( 'format', 'table' ) );
			break;

		default:
			stop( 'usage: wp db query | export | size' );
	}
	return [];
};
