<?php
// What is to be remembered between requests while Redis does not answer: not to try at every request, since each try
// may take a second, and that Redis was not told of what changed meanwhile.

final class RedisOutage {
	private const FILE = '/tmp/wordpress/cache-away';

	/** Seconds until the next try. */
	private const PAUSE = 5;

	/** Whether this request should do without. */
	public static function is_certain(): bool {
		$since = @filemtime( self::FILE );
		if ( false === $since ) {
			return false;
		}
		if ( $since > time() - self::PAUSE ) {
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
	}

	public static function has_been(): bool {
		return file_exists( self::FILE );
	}

	public static function end(): void {
		// Of several requests that find Redis back at once, one says so.
		if ( @unlink( self::FILE ) ) {
			self::say( 'the object cache is used again.' );
		}
	}

	private static function say( string $sentence ): void {
		file_put_contents( 'php://stderr', "wordpress: $sentence\n" );
	}
}
