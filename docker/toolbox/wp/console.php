<?php
// What goes to people and to other programs.

function stop( string $sentence ): never {
	fwrite( STDERR, "Error: $sentence\n" );
	exit( 1 );
}

function success( string $sentence ): void {
	if ( empty( $GLOBALS['wp_is_quiet'] ) ) {
		echo "Success: $sentence\n";
	}
}

function warning( string $sentence ): void {
	fwrite( STDERR, "Warning: $sentence\n" );
}

/**
 * A list in the format, and with the fields, that were asked for.
 *
 * @param iterable<array<string, mixed>|object> $items
 * @param string                                $fields What is shown unless --fields says otherwise; the first one is what `ids` means.
 */
function print_list( iterable $items, Arguments $arguments, string $fields, string $format = 'table', ?string $id = null ): void {
	$rows   = array_map( static fn ( array|object $item ): array => (array) $item, is_array( $items ) ? array_values( $items ) : iterator_to_array( $items, false ) );
	$shown  = $arguments->list( 'fields', $fields );
	$id   ??= explode( ',', $fields )[0];
	$format = $arguments->option( 'format', $format );
	if ( null !== ( $field = $arguments->option( 'field' ) ) ) {
		$shown = [ $field ];
	}
	if ( $rows && ( $unknown = array_diff( $shown, ...array_map( array_keys( ... ), $rows ) ) ) ) {
		// Of several sets of keys, a field must be in one.
		$known = array_merge( ...array_map( array_keys( ... ), $rows ) );
		if ( $unknown = array_diff( $shown, $known ) ) {
			stop( 'there is no field ' . implode( ', ', $unknown ) . '.' );
		}
	}
	if ( 'ids' === $format ) {
		echo implode( ' ', array_column( $rows, $id ) ), "\n";
	} elseif ( null !== $field && in_array( $format, [ 'table', 'csv' ], true ) ) {
		foreach ( $rows as $row ) {
			echo text_of( $row[ $field ] ?? '' ), "\n";
		}
	} else {
		print_rows( null === $field || 'json' !== $format ? $rows : array_column( $rows, $field ), $shown, $format );
	}
}

/** One thing: its fields below each other. */
function print_item( array $item, Arguments $arguments, string $fields ): void {
	$shown = $arguments->list( 'fields', $fields );
	if ( null !== ( $field = $arguments->option( 'field' ) ) ) {
		array_key_exists( $field, $item ) || stop( "there is no field $field." );
		echo text_of( $item[ $field ] ), "\n";
		return;
	}
	$item = array_intersect_key( array_replace( array_fill_keys( $shown, '' ), $item ), array_flip( $shown ) );
	if ( 'json' === $arguments->option( 'format', 'table' ) ) {
		echo to_json( $item ), "\n";
		return;
	}
	print_rows( array_map( static fn ( string $name, mixed $value ): array => [ 'Field' => $name, 'Value' => $value ], array_keys( $item ), $item ), [ 'Field', 'Value' ], $arguments->option( 'format', 'table' ) );
}

function to_json( mixed $value ): string {
	return json_encode( $value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE );
}

function text_of( mixed $value ): string {
	return is_bool( $value ) ? ( $value ? '1' : '' ) : ( is_scalar( $value ) || null === $value ? (string) $value : to_json( $value ) );
}

/** A value alone, as `get` prints it. */
function print_value( mixed $value, Arguments $arguments ): void {
	$format = $arguments->option( 'format', 'var_export' );
	echo match ( $format ) {
		'json'       => to_json( $value ),
		'var_export' => is_scalar( $value ) || null === $value ? text_of( $value ) : var_export( $value, true ),
		default      => stop( "the format '$format' is unknown; there are var_export and json." ),
	}, "\n";
}

/** A value as it is given: a word, or standard input without one; JSON with --format=json. */
function read_value( Arguments $arguments, ?string $text ): mixed {
	$text ??= rtrim( (string) stream_get_contents( STDIN ), "\r\n" );
	if ( 'json' !== $arguments->option( 'format', 'plaintext' ) ) {
		return $text;
	}
	try {
		return json_decode( $text, true, flags: JSON_THROW_ON_ERROR );
	} catch ( JsonException $error ) {
		stop( "the value is no JSON: {$error->getMessage()}." );
	}
}

/** Whether somebody who is asked says yes; --yes says so beforehand. */
function confirm( string $question, Arguments $arguments ): void {
	if ( ! $arguments->has( 'yes' ) ) {
		fwrite( STDERR, "$question [y/n] " );
		'y' === strtolower( trim( (string) fgets( STDIN ) ) ) || exit( 1 );
	}
}

/**
 * Rows as a table, JSON or CSV.
 *
 * @param list<array<string, mixed>> $rows
 * @param list<string>               $fields
 */
function print_rows( array $rows, array $fields, string $format ): void {
	if ( 'json' === $format && $rows && ! is_array( $rows[0] ) ) {
		echo to_json( $rows ), "\n";
		return;
	}
	$rows = array_map(
		static fn ( array $row ): array => array_combine( $fields, array_map( static fn ( string $field ): mixed => $row[ $field ] ?? '', $fields ) ),
		$rows
	);
	$text = static fn ( array $row ): array => array_map( text_of( ... ), $row );
	match ( $format ) {
		'table' => print_table( array_map( $text, $rows ), $fields ),
		'json'  => print( to_json( $rows ) . "\n" ),
		'csv'   => array_map( static fn ( array $row ) => fputcsv( STDOUT, $row, escape: '' ), [ $fields, ...array_map( $text, $rows ) ] ),
		'count' => print( count( $rows ) . "\n" ),
		'yaml'  => print( "---\n" . implode( '', array_map(
			static fn ( array $row ): string => "-\n" . implode( '', array_map( static fn ( string $name, mixed $value ): string => "  $name: " . to_json( $value ) . "\n", array_keys( $row ), $row ) ),
			$rows
		) ) ),
		default => stop( "the format '$format' is unknown; there are table, json, csv, yaml, count and ids." ),
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
