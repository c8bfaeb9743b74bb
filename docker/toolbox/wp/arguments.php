<?php
// The command line: words, and --name=value, --name or --no-name.

final class Arguments {
	/** WP-CLI's global options, which globals.php gives their effect. */
	private const GLOBALS = [ 'path', 'url', 'user', 'quiet', 'skip-plugins', 'skip-themes', 'allow-root', 'color' ];

	/** @param list<string> $words @param array<string, string|bool> $options */
	private function __construct( private array $words, private array $options ) {}

	/** @param list<string> $arguments */
	public static function parse( array $arguments ): self {
		$words   = [];
		$options = [];
		foreach ( $arguments as $index => $argument ) {
			if ( '--' === $argument ) {
				array_push( $words, ...array_slice( $arguments, $index + 1 ) );
				break;
			}
			if ( preg_match( '/^--no-([a-z][a-z_-]*)$/', $argument, $match ) ) {
				$options[ $match[1] ] = false;
			} elseif ( preg_match( '/^--([a-zA-Z][a-zA-Z0-9_-]*)(?:=(.*))?$/s', $argument, $match ) ) {
				$options[ $match[1] ] = $match[2] ?? true;
			} else {
				$words[] = $argument;
			}
		}
		return new self( $words, $options );
	}

	/** The next word, or null. */
	public function shift(): ?string {
		return array_shift( $this->words );
	}

	/** The next word; without it the program ends, telling how it is used. */
	public function need( string $usage ): string {
		return $this->shift() ?? stop( "usage: wp $usage" );
	}

	/** @return list<string> */
	public function rest(): array {
		return $this->words;
	}

	/** All words that are left; the program ends when there is none. @return non-empty-list<string> */
	public function need_rest( string $usage ): array {
		return $this->words ?: stop( "usage: wp $usage" );
	}

	/** Whether it is given, and not as --no-…. */
	public function has( string $option ): bool {
		return false !== ( $this->options[ $option ] ?? false );
	}

	/** A switch: as given, or the default. */
	public function is_on( string $option, bool $default ): bool {
		$value = $this->options[ $option ] ?? $default;
		return is_bool( $value ) ? $value : ! in_array( strtolower( $value ), [ '0', 'false', 'no', 'off' ], true );
	}

	public function option( string $option, ?string $default = null ): ?string {
		$value = $this->options[ $option ] ?? $default;
		return is_bool( $value ) ? stop( "--$option needs a value." ) : $value;
	}

	/** @return list<string> */
	public function list( string $option, string $default = '' ): array {
		return array_values( array_filter( array_map( trim( ... ), explode( ',', $this->option( $option, $default ) ) ), static fn ( string $part ): bool => '' !== $part ) );
	}

	/** Those of the named options that are given, for functions that take an array. @return array<string, string> */
	public function only( string ...$options ): array {
		return array_map( fn ( string|bool $value ): string => is_bool( $value ) ? (string) (int) $value : $value, array_intersect_key( $this->options, array_flip( $options ) ) );
	}

	/** Ends the program when an option is none of these: a misspelled one must not be passed over. */
	public function allow( string ...$options ): self {
		foreach ( array_keys( $this->options ) as $option ) {
			if ( ! in_array( $option, [ ...$options, ...self::GLOBALS ], true ) ) {
				stop( "there is no option --$option here." );
			}
		}
		return $this;
	}

	/** The same for a list: --fields, --field and --format are everywhere. */
	public function allow_list( string ...$options ): self {
		return $this->allow( 'fields', 'field', 'format', ...$options );
	}
}
