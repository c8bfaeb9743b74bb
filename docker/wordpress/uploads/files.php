<?php
// The uploads in the bucket, as files: what a request has learned of them it does not ask for again.

namespace WpAspire\Uploads;

final class Files {
	public const SCHEME = 'uploads';

	/** What a reader gets at a time, in bytes. */
	private const BLOCK = 4 * 1024 ** 2;

	/** Seconds for which nothing is asked of an S3 that did not answer. */
	private const PAUSE = 5;

	private static ?S3 $bucket = null;

	/** @var array<string, array{size: int, time: int, etag: string}|true|false> What is known: a file, a folder, or nothing of that name. */
	private static array $known = [];

	/** @var array{string, int, string} The part that was read last: of which file, from where, and the part. */
	private static array $block = [ '', 0, '' ];

	/** @var array<string, true> Files that could not be written. */
	private static array $failed = [];

	private static int $away_until = 0;
	private static bool $has_told  = false;

	public static function use( S3 $bucket ): void {
		self::$bucket = $bucket;
	}

	/** What the paths of all files begin with. */
	public static function root(): string {
		return self::SCHEME . '://' . self::$bucket->bucket;
	}

	public static function is_ours( mixed $path ): bool {
		return is_string( $path ) && ( self::root() === $path || str_starts_with( $path, self::root() . '/' ) );
	}

	/** A path without what begins all paths. */
	public static function path( string $url ): string {
		$names = array_filter( explode( '/', substr( $url, strlen( self::root() ) ) ), static fn ( string $name ): bool => '' !== $name && '.' !== $name );
		if ( ! self::is_ours( $url ) || in_array( '..', $names, true ) ) {
			throw new S3Error( 'the path leads elsewhere.' );
		}
		return implode( '/', $names );
	}

	/** @return array{size: int, time: int, etag: string}|bool A file; true for a folder, false for nothing. */
	public static function find( string $path ): array|bool {
		// WordPress's own folders are there as soon as somebody asks for them.
		if ( preg_match( '#^(?:|sites(?:/\d+)?|(?:sites/\d+/)?\d{4}(?:/\d\d)?)$#D', $path ) ) {
			return true;
		}
		return self::$known[ $path ] ??= self::ask( static fn ( S3 $bucket ): array|bool => $bucket->head( $path ) ?? $bucket->list( "$path/", most: 1 )->valid() );
	}

	/** A part of a file, from a place on: at least one byte, unless the file ends there. */
	public static function read( string $path, int $from, int $length ): string {
		[ $of, $start, $part ] = self::$block;
		if ( $path !== $of || $from < $start || $from >= $start + strlen( $part ) ) {
			$file  = self::find( $path );
			$start = $from;
			$part  = is_array( $file ) && $from < $file['size'] ? self::ask( static fn ( S3 $bucket ): string => $bucket->read( $path, $from, self::BLOCK, $file['etag'] ) ) : '';
			self::$block = [ $path, $start, $part ];
		}
		return substr( $part, $from - $start, $length );
	}

	/** @param resource $source */
	public static function write( string $path, $source ): void {
		self::$failed[ $path ] = true;
		self::forget( $path );
		self::$known[ $path ] = self::ask( static fn ( S3 $bucket ): array => $bucket->write( $path, $source ) );
		unset( self::$failed[ $path ] );
	}

	/** Makes an empty file, which only one of many can; false if there is one. */
	public static function create( string $path ): bool {
		self::forget( $path );
		if ( false !== self::find( $path ) ) {
			return false;
		}
		$empty = fopen( 'php://memory', 'r' );
		$made  = self::ask( static fn ( S3 $bucket ): ?array => $bucket->write( $path, $empty, only_new: true ) );
		self::forget( $path );
		if ( null !== $made ) {
			self::$known[ $path ] = $made;
		}
		return null !== $made;
	}

	public static function delete( string $path ): void {
		self::ask( static fn ( S3 $bucket ) => $bucket->delete( $path ) );
		self::forget( $path );
		self::$known[ $path ] = false;
	}

	public static function rename( string $from, string $to ): void {
		self::ask( static fn ( S3 $bucket ) => $bucket->copy( $from, $to ) );
		self::forget( $to );
		self::delete( $from );
	}

	/** Says that a folder is there, which it is as soon as it has a file. */
	public static function make_folder( string $path ): void {
		self::$known[ $path ] = true;
	}

	/** @return list<string> The names in a folder that begin so. */
	public static function names( string $folder, string $beginning = '' ): array {
		$folder = '' === $folder ? '' : "$folder/";
		$names  = [];
		foreach ( self::ask( static fn ( S3 $bucket ): array => iterator_to_array( $bucket->list( $folder . $beginning, by_folder: true ) ) ) as $path => $file ) {
			$path                 = rtrim( $path, '/' );
			self::$known[ $path ] = $file ?? true;
			$names[]              = substr( $path, strlen( $folder ) );
		}
		return array_values( array_filter( $names, static fn ( string $name ): bool => '' !== $name ) );
	}

	/** The bytes of all files below a folder. @param list<string> $except Folders that do not count. */
	public static function size( string $folder, array $except ): int {
		return self::ask(
			static function ( S3 $bucket ) use ( $folder, $except ): int {
				$size = 0;
				foreach ( $bucket->list( '' === $folder ? '' : "$folder/" ) as $path => $file ) {
					$size += array_filter( $except, static fn ( string $other ): bool => str_starts_with( $path, "$other/" ) ) ? 0 : $file['size'];
				}
				return $size;
			}
		);
	}

	/** Whether the last that was written to a file came to nothing: PHP does not tell who closes it. */
	public static function has_failed( mixed $url ): bool {
		return self::is_ours( $url ) && isset( self::$failed[ self::path( $url ) ] );
	}

	private static function forget( string $path ): void {
		unset( self::$known[ $path ] );
		self::$block = [ '', 0, '' ];
		// The folders that it is in are there now.
		for ( $folder = dirname( $path ); ! in_array( $folder, [ '', '.' ], true ); $folder = dirname( $folder ) ) {
			unset( self::$known[ $folder ] );
		}
	}

	private static function ask( callable $question ): mixed {
		if ( hrtime( true ) < self::$away_until ) {
			throw new S3Error( 'S3 does not answer.' );
		}
		try {
			return $question( self::$bucket );
		} catch ( S3Error $error ) {
			if ( ! self::$has_told ) {
				self::$has_told = true;
				file_put_contents( 'php://stderr', "wordpress: uploads in the bucket " . self::$bucket->bucket . ": {$error->getMessage()}\n" );
			}
			if ( 0 === $error->getCode() || 500 <= $error->getCode() ) {
				self::$away_until = hrtime( true ) + self::PAUSE * 1_000_000_000;
			}
			throw $error;
		}
	}
}
