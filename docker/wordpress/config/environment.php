<?php
// How a setting is read from the environment. The name and the rules are the official image's, because
// WORDPRESS_CONFIG_EXTRA snippets of its users call this function.

if ( ! function_exists( 'getenv_docker' ) ) {
	/** NAME_FILE's content wins over NAME; NAME wins over the default even when it is empty. */
	function getenv_docker( string $name, $default ) {
		$file = getenv( $name . '_FILE' );
		if ( $file ) {
			// Editors end a file with a line break that is no part of the secret.
			return rtrim( (string) file_get_contents( $file ), "\r\n" );
		}
		$value = getenv( $name );
		return false === $value ? $default : $value;
	}

	/** A switch. Unlike the official image's `!!value`, the words for "off" are off. */
	function getenv_switch( string $name, bool $default = false ): bool {
		$value = getenv_docker( $name, null );
		return null === $value ? $default : ! in_array( strtolower( $value ), [ '', '0', 'false', 'off', 'no' ], true );
	}

	/** Adds a hook before WordPress has been loaded, which takes such hooks over. */
	function add_early_filter( string $hook, callable $callback, int $arguments = 1 ): void {
		$GLOBALS['wp_filter'][ $hook ][10][] = [
			'function'      => $callback,
			'accepted_args' => $arguments,
		];
	}
}
