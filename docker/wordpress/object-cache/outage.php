<?php
// What is to be remembered between requests while Redis does not answer: not to try at every request, since each try
// may take a second, and that Redis was not told of what changed meanwhile.

final class RedisOutage {
	private const FILE = '/tmp/wordpress/cache-away';

	/** Seconds until the next try. */
	private const PAUSE = 5;

	private static bool $is_felt = false;

	/** Whether this request should do without. */
	public static function is_certain(): bool {
		$since = @filemtime( self::FILE );
		if ( false === $since ) {
			return false;
		}
		if ( $since > time() - self::PAUSE ) {
			self::feel();
			return true;
		}
		// This request tries; the others do not wait for it.
		touch( self::FILE );
		return false;
	}

	public static function begin( string $reason ): void {
		if ( ! file_exists( self::FILE ) ) {
			self::say( "the object cache can not be used ($reason); pages come from the database." );
		}
		@touch( self::FILE );
		self::feel();
	}

	public static function has_been(): bool {
		clearstatcache( true, self::FILE );
		return file_exists( self::FILE );
	}

	public static function end(): void {
		// Of several requests that find Redis back at once, one says so.
		if ( @unlink( self::FILE ) ) {
			self::say( 'the object cache is used again.' );
		}
	}

	/** From now on this request changes the database without telling Redis, and Redis may be in use again before it ends. */
	private static function feel(): void {
		if ( ! self::$is_felt ) {
			self::$is_felt = true;
			// After all that plugins do at the end of the request.
			register_shutdown_function( static fn () => register_shutdown_function( RedisStore::catch_up( ... ) ) );
		}
	}

	private static function say( string $sentence ): void {
		file_put_contents( 'php://stderr', "wordpress: $sentence\n" );
	}
}
