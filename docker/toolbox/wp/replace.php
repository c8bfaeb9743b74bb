<?php
// Replaces text in a value, and in the strings inside a serialised value.

/**
 * A serialised value says how long its strings are, so a plain replacement breaks it. This walks through the
 * value and writes it anew, string by string. Nothing is unserialised: an object in a database could run code.
 */
final class SerialisedReplacement {
	private int $at = 0;

	private function __construct( private readonly string $value, private readonly string $old, private readonly string $new ) {}

	public static function in( string $value, string $old, string $new ): string {
		if ( ! str_contains( $value, $old ) ) {
			return $value;
		}
		// Only what can be walked through to its very end is a serialised value.
		if ( preg_match( '/^(?:[aOC]:\d+:|s:\d+:")/', $value ) ) {
			$walk   = new self( $value, $old, $new );
			$result = $walk->item( true );
			if ( null !== $result && strlen( $value ) === $walk->at ) {
				return $result;
			}
		}
		return str_replace( $old, $new, $value );
	}

	/** The next item rewritten, or null when this is no serialised value. */
	private function item( bool $replace ): ?string {
		$rest = substr( $this->value, $this->at, 64 );
		if ( preg_match( '/^(?:N|b:[01]|i:[+-]?\d+|d:[0-9.EINFANe+-]+|[rR]:\d+);/', $rest, $match ) ) {
			return $this->take( strlen( $match[0] ) );
		}
		if ( preg_match( '/^s:(\d+):"/', $rest, $match ) ) {
			return $this->text( strlen( $match[0] ), (int) $match[1], $replace );
		}
		if ( preg_match( '/^a:(\d+):\{/', $rest, $match ) ) {
			return $this->entries( $this->take( strlen( $match[0] ) ), (int) $match[1] );
		}
		if ( preg_match( '/^O:(\d+):"/', $rest, $match ) ) {
			$head = $this->take( strlen( $match[0] ) + (int) $match[1] );
			if ( preg_match( '/^":(\d+):\{/', substr( $this->value, $this->at, 32 ), $match ) ) {
				return $this->entries( $head . $this->take( strlen( $match[0] ) ), (int) $match[1] );
			}
		}
		return null;
	}

	private function text( int $head, int $length, bool $replace ): ?string {
		$this->at += $head;
		$text      = substr( $this->value, $this->at, $length );
		$this->at += $length;
		if ( strlen( $text ) !== $length || '";' !== $this->take( 2 ) ) {
			return null;
		}
		if ( $replace ) {
			$text = self::in( $text, $this->old, $this->new );
		}
		return 's:' . strlen( $text ) . ':"' . $text . '";';
	}

	/** Keys stay as they are: they are names in a program, not content. */
	private function entries( string $result, int $count ): ?string {
		for ( $i = 0; $i < 2 * $count; ++$i ) {
			$item = $this->item( 1 === $i % 2 );
			if ( null === $item ) {
				return null;
			}
			$result .= $item;
		}
		return '}' === $this->take( 1 ) ? $result . '}' : null;
	}

	private function take( int $length ): string {
		$this->at += $length;
		return substr( $this->value, $this->at - $length, $length );
	}
}
