<?php
// A statement without its values, and its summary, as the conventions of OpenTelemetry have them.

namespace WpAspire\Telemetry;

final class Sql {
	/** Of longer ones, such as imports write, the rest is not looked at. */
	private const MOST_READ = 16384;
	private const MOST_TEXT = 2048;
	private const MOST_SUMMARY = 255;

	// Comments, quoted names, and then all that is a value. What is cut off within a value is a value, too.
	private const PATTERN = <<<'REGEX'
		~(?<comment>/\*(?:.*?\*/|.*\z)|(?:--(?=\s|\z)|\#)[^\n]*+)
		|(?<name>`[^`]*+`)
		|(?:\b(?:[xXbBnN]|_[a-zA-Z0-9]+\s*))?(?:'(?:[^'\\]++|\\.|'')*+(?:'|\\?\z)|"(?:[^"\\]++|\\.|"")*+(?:"|\\?\z))
		|(?<![\w$.`@])[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+)(?![\w$`])~sx
		REGEX;

	public static function text( string $statement ): string {
		$text = preg_replace_callback(
			self::PATTERN,
			static fn ( array $match ): string => '' !== ( $match['comment'] ?? '' ) ? ' ' : ( '' !== ( $match['name'] ?? '' ) ? $match['name'] : '?' ),
			substr( $statement, 0, self::MOST_READ )
		);
		// Lists of values are one value, however long; so that equal statements look equal.
		$text = null === $text ? null : preg_replace( [ '/\s++/', '/\(\s*\?(?:\s*,\s*\?)++\s*\)/', '/\(\?\)(?:\s*,\s*\(\?\))++/' ], [ ' ', '(?)', '(?)' ], $text );
		return null === $text ? '?' : Redaction::cut( trim( $text ), self::MOST_TEXT );
	}

	/** Operations and tables, in order. */
	public static function summary( string $text ): string {
		preg_match_all(
			'/(?<!\bKEY )(?<!\bFOR )\b(SELECT|INSERT|UPDATE|DELETE|REPLACE|SHOW|DESCRIBE|DESC|CREATE|ALTER|DROP|TRUNCATE|SET|START|COMMIT|ROLLBACK|OPTIMIZE|REPAIR)\b'
			. '(?:(?<=UPDATE) (?:IGNORE |LOW_PRIORITY )*+(`[^`]*`|[\w$.]+))?|\b(?:FROM|JOIN|INTO|TABLE(?: IF(?: NOT)? EXISTS)?) (`[^`]*`|[\w$.]+)/i',
			$text,
			$matches,
			PREG_SET_ORDER
		);
		$words = [];
		foreach ( $matches as $match ) {
			if ( '' !== $match[1] && ( ! $words || ! in_array( strtoupper( $match[1] ), [ 'SET', 'DESC', 'REPLACE' ], true ) ) ) {
				$words[] = strtoupper( $match[1] );
			}
			if ( '' !== ( $target = str_replace( '`', '', $match[3] ?? $match[2] ?? '' ) ) ) {
				$words[] = $target;
			}
		}
		$summary = implode( ' ', $words ) ?: 'QUERY';
		return strlen( $summary ) <= self::MOST_SUMMARY ? $summary : preg_replace( '/ ?\S*$/D', '', substr( $summary, 0, self::MOST_SUMMARY ) );
	}
}
