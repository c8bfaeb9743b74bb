<?php
// The command line: words, and --name=value or --name.

final class Arguments {
	/** @param list<string> $words @param array<string, string|true> $options */
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
			if ( preg_match( '/^--([a-z][a-z_-]*)(?:=(.*))?$/s', $argument, $match ) ) {
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

	public function has( string $option ): bool {
		return isset( $this->options[ $option ] );
	}

	public function option( string $option, ?string $default = null ): ?string {
		$value = $this->options[ $option ] ?? $default;
		return true === $value ? stop( "--$option needs a value." ) : $value;
	}

	/** Ends the program when an option is none of these: a misspelled one must not be passed over. */
	public function allow( string ...$options ): self {
		foreach ( array_keys( $this->options ) as $option ) {
			// WP-CLI's global ones, which have nothing to change here.
			if ( ! in_array( $option, [ ...$options, 'path', 'allow-root', 'quiet', 'skip-plugins', 'skip-themes', 'color', 'no-color' ], true ) ) {
				stop( "there is no option --$option here." );
			}
		}
		return $this;
	}
}
