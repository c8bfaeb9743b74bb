<?php
// What is personal or secret stays out of telemetry.

namespace WpAspire\Telemetry;

final class Redaction {
	private const MARK = 'REDACTED';

	/** An address without its credentials; of a query the names are kept, of a path what is no token and no e-mail address. */
	public static function url( string $url ): string {
		$parts = parse_url( $url );
		if ( ! is_array( $parts ) || ! isset( $parts['host'] ) ) {
			return self::MARK;
		}
		return ( $parts['scheme'] ?? 'http' ) . '://' . ( isset( $parts['user'] ) ? self::MARK . ':' . self::MARK . '@' : '' ) . $parts['host']
			. ( isset( $parts['port'] ) ? ":{$parts['port']}" : '' ) . self::path( $parts['path'] ?? '/' )
			. ( isset( $parts['query'] ) ? '?' . self::query( $parts['query'] ) : '' );
	}

	public static function path( string $path ): string {
		$path = implode( '/', array_map( static fn ( string $part ): string => self::is_secret( rawurldecode( $part ) ) ? self::MARK : $part, explode( '/', $path ) ) );
		return self::cut( $path, 1024 );
	}

	public static function query( string $query ): string {
		$pairs = [];
		foreach ( array_slice( explode( '&', $query ), 0, 32 ) as $pair ) {
			$name    = explode( '=', $pair, 2 )[0];
			$pairs[] = self::is_secret( rawurldecode( $name ) ) ? self::MARK : self::cut( $name, 64 ) . '=' . self::MARK;
		}
		return implode( '&', $pairs );
	}

	/** A message for people: what plugins put into it may be anything. */
	public static function text( string $text, int $most = 1024 ): string {
		$text = substr( $text, 0, 4 * $most );
		$text = preg_replace(
			[
				'~[A-Za-z][A-Za-z0-9+.-]*://[^\s\'"<>]+~',
				'/[^\s@<>"\'=:,;()]+@[^\s@<>"\'=:,;()]+/',
				'/\b((?:[\w-]*(?:pass(?:word|wd)?|pwd|secret|token|api_?key|nonce|authorization|cookie|session)[\w-]*)["\']?\s*[=:]\s*)(?:(?:bearer|basic)\s+)?("[^"]*"?|\'[^\']*\'?|[^\s,;&]+)/i',
				'/\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{32,}\b/',
				// Values of a query in a message of the database.
				"/'(?:[^'\\\\]|\\\\.|'')*(?:'|\\z)/s",
			],
			[ self::MARK, self::MARK, '$1' . self::MARK, self::MARK, "'?'" ],
			$text
		) ?? self::MARK;
		return self::cut( $text, $most );
	}

	/** At a character's end. */
	public static function cut( string $text, int $most ): string {
		return strlen( $text ) <= $most ? $text : mb_strcut( $text, 0, $most, 'UTF-8' );
	}

	private static function is_secret( string $part ): bool {
		return str_contains( $part, '@' ) || strlen( $part ) > 15 && preg_match( '/^(?:[0-9a-f-]{16,}|[\w.:~%-]*(?:\d[\w.:~%-]*[A-Z]|[A-Z][\w.:~%-]*\d)[\w.:~%-]*)$/D', $part ) && preg_match( '/\d/', $part );
	}
}
