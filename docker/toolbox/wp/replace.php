<?php
// Replaces text in a value, and in the strings inside a serialised value.

/** A value that says it is serialised, and is not to be read to its end. */
final class UnreadableValue extends Exception {}

/**
 * A serialised value says how long its strings are, so a plain replacement breaks it. This walks through the
 * value and writes it anew, string by string, by all of the grammar that PHP's unserialize() reads. Nothing is unserialised:
 * an object in a database could run code. A value that can not be walked through stays as it is.
 */
final class SerialisedReplacement {
	private int $at = 0;

	private function __construct( private readonly string $value, private readonly Replacement $replacement ) {}

	/** @throws UnreadableValue */
	public static function in( string $value, Replacement $replacement ): string {
		if ( ! $replacement->finds( $value ) ) {
			return $value;
		}
		// WordPress takes spaces around a value for none of it.
		$inner = trim( $value );
		if ( ! self::looks_serialised( $inner ) ) {
			return $replacement->in( $value );
		}
		$walk   = new self( $inner, $replacement );
		$result = $walk->item( true );
		// PHP reads what has something after it, too.
		$rest = substr( $inner, $walk->at );
		return str_replace( $inner, $result . $replacement->in( $rest ), $value );
	}

	/** As WordPress's is_serialized(): the beginning and the end of one. */
	private static function looks_serialised( string $value ): bool {
		return (bool) preg_match( '/^(?:[aOCE]:\+?\d+:.*[;}]|[sS]:\+?\d+:".*";|[bidrR]:[^;]+;.*[;}]?|N;)$/sD', $value );
	}

	/** @throws UnreadableValue */
	private function item( bool $replace ): string {
		$rest = substr( $this->value, $this->at, 80 );
		if ( preg_match( '/^(?:N|b:[01]|i:[+-]?\d+|d:(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|-?INF|NAN)|[rR]:\d+);/', $rest, $match ) ) {
			return $this->take( strlen( $match[0] ) );
		}
		if ( preg_match( '/^([sS]):\+?(\d+):"/', $rest, $match ) ) {
			$this->take( strlen( $match[0] ) );
			$text = 's' === $match[1] ? $this->take( (int) $match[2] ) : $this->take_escaped( (int) $match[2] );
			$this->expect( '";' );
			if ( $replace ) {
				$text = self::in( $text, $this->replacement );
			}
			return 's:' . strlen( $text ) . ':"' . $text . '";';
		}
		if ( preg_match( '/^a:\+?(\d+):\{/', $rest, $match ) ) {
			return $this->entries( $this->take( strlen( $match[0] ) ), (int) $match[1], $replace );
		}
		if ( preg_match( '/^([OCE]):\+?(\d+):"/', $rest, $match ) ) {
			$head = $this->take( strlen( $match[0] ) ) . $this->take( (int) $match[2] );
			if ( 'E' === $match[1] ) {
				return $head . $this->expect( '";' );
			}
			$head .= $this->expect( '":' );
			preg_match( '/^\+?(\d+):\{/', substr( $this->value, $this->at, 32 ), $size ) || $this->give_up();
			if ( 'O' === $match[1] ) {
				return $this->entries( $head . $this->take( strlen( $size[0] ) ), (int) $size[1], $replace && $this->replacement->in_objects );
			}
			$this->take( strlen( $size[0] ) );
			$body = $this->take( (int) $size[1] );
			$this->expect( '}' );
			if ( $replace && $this->replacement->in_objects && $this->replacement->finds( $body ) ) {
				$body = self::in_body( $body, $this->replacement );
			}
			return $head . strlen( $body ) . ':{' . $body . '}';
		}
		$this->give_up();
	}

	/**
	 * What a class has written by itself: PHP's own classes (ArrayObject, SplObjectStorage, SplDoublyLinkedList and their kin) write
	 * values with letters and marks between them, others call serialize().
	 *
	 * @throws UnreadableValue
	 */
	private static function in_body( string $body, Replacement $replacement ): string {
		$walk   = new self( $body, $replacement );
		$result = '';
		while ( $walk->at < strlen( $body ) ) {
			$result .= preg_match( '/^(?:[xm]:|[;,:]|\s+)/', substr( $body, $walk->at, 16 ), $match ) ? $walk->take( strlen( $match[0] ) ) : $walk->item( true );
		}
		return $result;
	}

	/** Keys stay as they are: they are names in a program, not content. @throws UnreadableValue */
	private function entries( string $result, int $count, bool $replace ): string {
		for ( $i = 0; $i < 2 * $count; ++$i ) {
			$result .= $this->item( $replace && 1 === $i % 2 );
		}
		return $result . $this->expect( '}' );
	}

	/** @throws UnreadableValue */
	private function take( int $length ): string {
		$taken = substr( $this->value, $this->at, $length );
		strlen( $taken ) === $length || $this->give_up();
		$this->at += $length;
		return $taken;
	}

	/** A string of so many characters, of which some are written as a backslash and two hexadecimal digits. @throws UnreadableValue */
	private function take_escaped( int $length ): string {
		$text = '';
		for ( $i = 0; $i < $length; ++$i ) {
			$character = $this->take( 1 );
			if ( '\\' === $character ) {
				$digits = $this->take( 2 );
				ctype_xdigit( $digits ) || $this->give_up();
				$character = chr( hexdec( $digits ) );
			}
			$text .= $character;
		}
		return $text;
	}

	/** @throws UnreadableValue */
	private function expect( string $text ): string {
		return $this->take( strlen( $text ) ) === $text ? $text : $this->give_up();
	}

	/** @throws UnreadableValue */
	private function give_up(): never {
		throw new UnreadableValue();
	}
}

/** What is replaced by what. */
final class Replacement {
	public function __construct( private readonly string $old, private readonly string $new, private readonly bool $is_pattern = false, public readonly bool $in_objects = true ) {}

	public function finds( string $text ): bool {
		return $this->is_pattern ? 1 === preg_match( $this->old, $text ) : str_contains( $text, $this->old );
	}

	public function in( string $text ): string {
		return $this->is_pattern ? (string) preg_replace( $this->old, $this->new, $text ) : str_replace( $this->old, $this->new, $text );
	}
}
