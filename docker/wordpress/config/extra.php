<?php
// WORDPRESS_CONFIG_EXTRA, and what of it counts before WordPress's own configuration.
//
// A constant can be defined once. What the extra code defines counts, and what the environment says of the same constant does
// not; on the other hand, the code may use all that the environment has defined. So the names that it defines are read off it
// first, and left to it. What it turns out not to have defined (a condition did not hold) is defined after it.

/** Whether the extra code defines this constant. */
function is_left_to_extra_config( string $name ): bool {
	static $names = null;
	if ( null === $names ) {
		$names = array_flip( constants_defined_in( (string) getenv_docker( 'WORDPRESS_CONFIG_EXTRA', '' ) ) );
	}
	return isset( $names[ $name ] ) && ! defined( 'WORDPRESS_CONFIG_EXTRA_DONE' );
}

/** The constants that code defines, also in files that it includes by a path of letters. @return list<string> */
function constants_defined_in( string $code, int $depth = 0 ): array {
	preg_match_all( '/\bdefine\s*\(\s*([\'"])(\w+)\1|\bconst\s+(\w+)\s*=/', $code, $found );
	$names = array_filter( [ ...$found[2], ...$found[3] ] );
	if ( $depth < 3 && preg_match_all( '/\b(?:include|require)(?:_once)?\s*\(?\s*([\'"])(\/[^\'"$]+)\1/', $code, $files ) ) {
		foreach ( $files[2] as $file ) {
			$names = [ ...$names, ...constants_defined_in( (string) @file_get_contents( $file ), $depth + 1 ) ];
		}
	}
	return array_values( $names );
}

/** Defines a constant that nobody has defined and the extra code does not. */
function define_unless_extra( string $name, mixed $value ): void {
	if ( ! defined( $name ) && ! is_left_to_extra_config( $name ) ) {
		define( $name, $value );
	}
}

/** What the names of the site's tables begin with. */
function table_prefix(): string {
	return $GLOBALS['table_prefix'] ?? (string) getenv_docker( 'WORDPRESS_TABLE_PREFIX', 'wp_' );
}
