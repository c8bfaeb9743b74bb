<?php
// What goes to people and to other programs.

function stop( string $sentence ): never {
	fwrite( STDERR, "Error: $sentence\n" );
	exit( 1 );
}

function success( string $sentence ): void {
	echo "Success: $sentence\n";
}

/**
 * Rows as a table, JSON or CSV.
 *
 * @param list<array<string, scalar|null>> $rows
 * @param list<string>                     $fields
 */
function print_rows( array $rows, array $fields, string $format ): void {
	$rows = array_map( static fn ( array $row ): array => array_intersect_key( array_replace( array_fill_keys( $fields, '' ), $row ), array_flip( $fields ) ), $rows );
	match ( $format ) {
		'table' => print_table( $rows, $fields ),
		'json'  => print( json_encode( $rows, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) . "\n" ),
		'csv'   => array_map( static fn ( array $row ) => fputcsv( STDOUT, $row, escape: '' ), [ $fields, ...$rows ] ),
		'count' => print( count( $rows ) . "\n" ),
		default => stop( "the format '$format' is unknown; there are table, json, csv and count." ),
	};
}

function print_table( array $rows, array $fields ): void {
	$lines  = [ array_combine( $fields, $fields ), ...$rows ];
	$widths = [];
	foreach ( $fields as $field ) {
		$widths[ $field ] = max( array_map( static fn ( array $line ): int => mb_strwidth( (string) $line[ $field ] ), $lines ) );
	}
	$rule = '+' . implode( '+', array_map( static fn ( int $width ): string => str_repeat( '-', $width + 2 ), $widths ) ) . "+\n";
	foreach ( $lines as $index => $line ) {
		echo $index < 2 ? $rule : '', '|';
		foreach ( $fields as $field ) {
			echo ' ', $line[ $field ], str_repeat( ' ', $widths[ $field ] - mb_strwidth( (string) $line[ $field ] ) ), ' |';
		}
		echo "\n";
	}
	echo $rule;
}

/** A secret from standard input: typed without an echo, or piped. */
function read_secret( string $question ): string {
	$terminal = posix_isatty( STDIN );
	if ( $terminal ) {
		fwrite( STDERR, "$question: " );
		shell_exec( 'stty -echo 2>/dev/null' );
	}
	$secret = rtrim( (string) fgets( STDIN ), "\r\n" );
	if ( $terminal ) {
		shell_exec( 'stty echo 2>/dev/null' );
		fwrite( STDERR, "\n" );
	}
	return '' === $secret ? stop( 'an empty password is none.' ) : $secret;
}
