<?php
// What Apache's .htaccess files say about access, as plugins write them.

/**
 * The files of all folders from the top down to a file, each of which may overrule those before it. Understood are Require, Order,
 * Allow, Deny, Satisfy, sections by a file's name, conditions on modules and versions, and Redirect and RewriteRule that answer
 * "forbidden" or "gone". Whatever names some visitors rather than all or nobody (an address, a password, a condition) lets nobody
 * in: nginx sends the file or does not.
 */
final class Htaccess {
	/** @var 'allow'|'deny'|null What the files so far say. */
	private ?string $verdict = null;

	private function __construct( private readonly string $name, private readonly string $path ) {}

	/** @param string $above What the address has before the path. */
	public static function allows( string $root, string $uri, string $above = '' ): bool {
		$folders = explode( '/', trim( $uri, '/' ) );
		$name    = str_ends_with( $uri, '/' ) ? '' : (string) array_pop( $folders );
		$folder  = $root;
		$check   = new self( $name, $above . $uri );
		foreach ( $folders as $index => $next ) {
			$folder .= "/$next";
			$file    = "$folder/.htaccess";
			if ( is_file( $file ) ) {
				$below = implode( '/', [ ...array_slice( $folders, $index + 1 ), $name ] );
				$lines = @file( $file, FILE_IGNORE_NEW_LINES );
				if ( false === $lines || ! $check->read( $lines, $below ) ) {
					return false;
				}
			}
		}
		return 'deny' !== $check->verdict;
	}

	/** Reads one file; false when a rule of it forbids this very path. */
	private function read( array $lines, string $below ): bool {
		// Lines that end in a backslash go on.
		$lines     = preg_split( '/\R/', preg_replace( '/\\\\\R/', ' ', implode( "\n", $lines ) ) );
		$sections  = [];
		$scopes    = [ [] ];
		$condition = false;
		$rewrites  = false;
		foreach ( $lines as $line ) {
			$line = trim( $line );
			if ( '' === $line || '#' === $line[0] ) {
				continue;
			}
			if ( preg_match( '#^</#', $line ) ) {
				array_pop( $sections );
				continue;
			}
			if ( preg_match( '/^<\s*(\w+)\s*(.*?)\s*>$/', $line, $match ) ) {
				$section          = $this->section( strtolower( $match[1] ), $match[2] );
				// What is said of some files is weighed after what is said of all, wherever it stands.
				$section['scope'] = $section['scope'] ? count( $scopes ) : ( end( $sections )['scope'] ?? 0 );
				$scopes          += [ $section['scope'] => [] ];
				$sections[]       = $section;
				continue;
			}
			if ( in_array( false, array_column( $sections, 'applies' ), true ) ) {
				continue;
			}
			$words     = preg_split( '/\s+(?=(?:[^"]*"[^"]*")*[^"]*$)/', $line );
			$words     = array_map( static fn ( string $word ): string => trim( $word, '"' ), $words );
			$directive = strtolower( $words[0] );
			switch ( $directive ) {
				case 'require':
				case 'order':
				case 'allow':
				case 'deny':
				case 'satisfy':
				case 'authtype':
					$scopes[ end( $sections )['scope'] ?? 0 ][] = [ $directive, strtolower( implode( ' ', array_slice( $words, 1 ) ) ), $sections ];
					break;
				case 'redirect':
				case 'redirectmatch':
					if ( preg_match( '/^(?:40[0-9]|410|gone)$/', $words[1] ?? '' ) ) {
						$target = $words[2] ?? '/';
						if ( 'redirect' === $directive ? str_starts_with( $this->path, $target ) : self::matches( $target, $this->path ) ) {
							return false;
						}
					}
					break;
				case 'rewriteengine':
					$rewrites = 'on' === strtolower( $words[1] ?? '' );
					break;
				case 'rewritecond':
					$condition = true;
					break;
				case 'rewriterule':
					// A rule with conditions is about some visitors (links from elsewhere, say) or about files that are not there.
					if ( $rewrites && ! $condition && preg_match( '/\[(?:[^\]]*,)?\s*(?:F|G|forbidden|gone|R=4\d\d)\s*(?:,[^\]]*)?\]/i', $line ) ) {
						$pattern = $words[1] ?? '';
						$negated = str_starts_with( $pattern, '!' );
						if ( self::matches( ltrim( $pattern, '!' ), $below, str_contains( $line, 'NC' ) ) !== $negated ) {
							return false;
						}
					}
					$condition = false;
					break;
			}
		}
		foreach ( $scopes as $directives ) {
			$this->verdict = self::verdict( $directives ) ?? $this->verdict;
		}
		return true;
	}

	/** @return array{applies: bool, scope: bool, kind: string} Whether what is in the section counts, and is to be weighed by itself. */
	private function section( string $kind, string $argument ): array {
		$argument = trim( $argument );
		$pattern  = trim( preg_replace( '/^~\s*/', '', $argument ), '"\'' );
		$applies  = match ( $kind ) {
			'files'      => '' !== $this->name && ( str_starts_with( $argument, '~' ) ? self::matches( $pattern, $this->name ) : fnmatch( $pattern, $this->name ) ),
			'filesmatch' => '' !== $this->name && self::matches( $pattern, $this->name ),
			// Of a condition and its opposite, one is as the plugin means it today.
			'ifmodule'   => ! str_starts_with( $argument, '!' ) && ! preg_match( '/mod_php|php\d*_module|litespeed/i', $argument ),
			'ifversion'  => ! preg_match( '/^</', $argument ),
			'ifdefine'   => str_starts_with( $argument, '!' ),
			'limit'      => (bool) preg_match( '/\bGET\b/i', $argument ),
			'limitexcept' => ! preg_match( '/\bGET\b/i', $argument ),
			// What a request must be like is beyond this.
			'if', 'elseif', 'else' => false,
			default      => true,
		};
		return [ 'applies' => $applies, 'scope' => in_array( $kind, [ 'files', 'filesmatch' ], true ), 'kind' => $kind ];
	}

	/** @return 'allow'|'deny'|null */
	private static function verdict( array $directives ): ?string {
		$order   = 'deny,allow';
		$allowed = $denied = $asked = $granted = $refused = $some = false;
		foreach ( $directives as [ $name, $value, $sections ] ) {
			$negated = in_array( 'requirenone', array_column( $sections, 'kind' ), true );
			switch ( $name ) {
				case 'order':
					$order = str_replace( ' ', '', $value );
					$asked = true;
					break;
				case 'allow':
					$allowed = $allowed || str_ends_with( $value, 'from all' );
					$asked   = true;
					break;
				case 'deny':
					$denied = $denied || str_ends_with( $value, 'from all' );
					$asked  = $asked || $denied;
					break;
				case 'require':
					$granted = $granted || ( 'all granted' === $value && ! $negated );
					$refused = $refused || 'all denied' === $value || ( 'all granted' === $value && $negated );
					$other   = ! preg_match( '/^(?:all |not )/', $value ) && ! $negated;
					$some    = $some || $other;
					$refused = $refused || ( $other && in_array( 'requireall', array_column( $sections, 'kind' ), true ) );
					break;
				case 'authtype':
					break;
			}
		}
		if ( $granted || $refused || $some ) {
			return $granted && ! $refused ? 'allow' : 'deny';
		}
		if ( ! $asked ) {
			return null;
		}
		return match ( $order ) {
			'allow,deny', 'mutual-failure' => $allowed && ! $denied ? 'allow' : 'deny',
			default => $denied && ! $allowed ? 'deny' : 'allow',
		};
	}

	private static function matches( string $pattern, string $text, bool $any_case = false ): bool {
		// A pattern that PHP does not understand matches: rather no file than somebody's.
		return 0 !== @preg_match( '~' . str_replace( '~', '\~', $pattern ) . '~' . ( $any_case ? 'i' : '' ), $text );
	}
}
