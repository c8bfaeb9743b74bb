<?php
// The cache's entries in Redis. An entry's name is the prefix of the site and of the cache, and what the cache calls
// it. When Redis fails, it is gone for the rest of the request: no operation waits for it again, and none throws.

final class RedisStore {
	/** Nothing is kept longer, so that what a site that is gone has left goes, too. */
	private const LONGEST = 7 * 86400;

	private const TIMEOUT = 1.0;

	private bool $has_room = false;

	private function __construct( private ?Redis $redis, private readonly string $prefix ) {}

	/** The store, or null while Redis does not answer. */
	public static function open(): ?self {
		if ( RedisOutage::is_certain() ) {
			return null;
		}
		try {
			$store = new self( self::connect(), self::site_prefix() . ':cache:' );
		} catch ( RedisException $error ) {
			RedisOutage::begin( $error->getMessage() );
			return null;
		}
		if ( RedisOutage::has_been() ) {
			// What changed meanwhile is still the old in there.
			if ( ! $store->clear( '' ) ) {
				return null;
			}
			RedisOutage::end();
		}
		return $store;
	}

	/** At the end of a request that was without a store, at least for a while. */
	public static function catch_up(): void {
		if ( RedisOutage::has_been() ) {
			// Whoever uses Redis again will empty it.
			return;
		}
		try {
			// Others have used it again before this request ended: they may have kept the old of what it has changed.
			( new self( self::connect(), self::site_prefix() . ':cache:' ) )->clear( '' );
		} catch ( RedisException $error ) {
			RedisOutage::begin( $error->getMessage() );
		}
	}

	/** @return array<string, mixed>|null What there is of these names; null when Redis is gone. */
	public function read( array $names ): ?array {
		$found = $this->attempt( fn ( Redis $redis ) => $redis->mGet( array_map( $this->full_name( ... ), $names ) ) );
		if ( null === $found ) {
			return null;
		}
		$values = [];
		foreach ( $names as $at => $name ) {
			if ( is_string( $text = $found[ $at ] ?? false ) && null !== ( $value = self::decode( $text ) ) ) {
				$values[ $name ] = $value[0];
			}
		}
		return $values;
	}

	/**
	 * Writes entries; with the condition NX only those that are not there yet, with XX only those that are.
	 *
	 * @return array<string, bool>|null Which of them were written; null when Redis is gone.
	 */
	public function write( array $values, int $seconds, string $condition = '' ): ?array {
		$options = [ 'EX' => $seconds > 0 ? min( $seconds, self::LONGEST ) : self::LONGEST ];
		if ( '' !== $condition ) {
			$options[] = $condition;
		}
		$texts = array_filter( array_map( self::encode( ... ), $values ), is_string( ... ) );
		if ( ! $this->make_room() ) {
			return null;
		}
		$done = $this->attempt(
			function ( Redis $redis ) use ( $texts, $options ): array {
				$pipeline = count( $texts ) > 1 ? $redis->pipeline() : $redis;
				$done     = [];
				foreach ( $texts as $name => $text ) {
					$done[] = $pipeline->set( $this->full_name( (string) $name ), $text, $options );
				}
				return count( $texts ) > 1 ? $pipeline->exec() : $done;
			}
		);
		return null === $done ? null : array_map( static fn ( $written ): bool => true === $written, array_combine( array_keys( $texts ), $done ) );
	}

	/** @return array<string, bool>|null Which of them were there; null when Redis is gone. */
	public function delete( array $names ): ?array {
		$done = $this->attempt(
			function ( Redis $redis ) use ( $names ): array {
				$pipeline = count( $names ) > 1 ? $redis->pipeline() : $redis;
				$done     = [];
				foreach ( $names as $name ) {
					$done[] = $pipeline->unlink( $this->full_name( $name ) );
				}
				return count( $names ) > 1 ? $pipeline->exec() : $done;
			}
		);
		return null === $done ? null : array_map( static fn ( $count ): bool => $count > 0, array_combine( $names, $done ) );
	}

	/** Adds to a number; one below zero becomes zero, and what is no number counts as zero. Null when it is not there. */
	public function add( string $name, int $offset ): ?int {
		return $this->attempt(
			function ( Redis $redis ) use ( $name, $offset ): ?int {
				$text = $redis->get( $this->full_name( $name ) );
				if ( ! is_string( $text ) ) {
					return null;
				}
				$sum = self::is_number( $text ) ? $redis->incrBy( $this->full_name( $name ), $offset ) : null;
				if ( is_int( $sum ) && $sum >= 0 ) {
					return $sum;
				}
				$value = self::decode( $text )[0] ?? 0;
				$sum   = (int) max( 0, ( is_numeric( $value ) ? (int) $value : 0 ) + $offset );
				$redis->set( $this->full_name( $name ), (string) $sum, [ 'KEEPTTL' ] );
				return $sum;
			}
		);
	}

	/** Removes all entries whose names begin so. Whether that is done. */
	public function clear( string $beginning ): bool {
		return true === $this->attempt(
			function ( Redis $redis ) use ( $beginning ): bool {
				$cursor = null;
				do {
					$names = $redis->scan( $cursor, addcslashes( $this->full_name( $beginning ), '*?[]\\' ) . '*', 1000 );
					if ( $names ) {
						$redis->unlink( $names );
					}
				} while ( $cursor > 0 );
				return true;
			}
		);
	}

	/**
	 * A server that evicts nothing holds something more precious than a cache, such as sessions. The cache leaves a
	 * tenth of the memory to that, and empties itself rather than take it.
	 */
	private function make_room(): bool {
		if ( ! $this->has_room ) {
			$this->has_room = true;
			if ( $this->is_full() && $this->clear( '' ) && $this->is_full() ) {
				$this->close();
				RedisOutage::begin( 'Redis is full of something else' );
			}
		}
		return null !== $this->redis;
	}

	private function is_full(): bool {
		$memory = $this->attempt( static fn ( Redis $redis ) => $redis->info( 'memory' ) );
		return is_array( $memory ) && 'noeviction' === ( $memory['maxmemory_policy'] ?? '' )
			&& $memory['maxmemory'] > 0 && $memory['used_memory'] > 0.9 * $memory['maxmemory'];
	}

	/** What the work gives, or null when Redis is gone. */
	private function attempt( callable $work ): mixed {
		if ( ! $this->redis ) {
			return null;
		}
		$started = hrtime( true );
		try {
			$result = $work( $this->redis );
			self::tell( $started );
			return $result;
		} catch ( RedisException $error ) {
			self::tell( $started, $error );
			// Answers to the rest of a pipeline may still come on this connection, and must not be taken for others.
			$this->close();
			if ( str_starts_with( $error->getMessage(), 'OOM ' ) ) {
				$this->reopen_empty();
			} else {
				RedisOutage::begin( $error->getMessage() );
			}
			return null;
		}
	}

	/** Telemetry, where there is any, wants to know how long this took. */
	private static function tell( int $started, ?RedisException $error = null ): void {
		if ( class_exists( 'WpAspire\Telemetry\Hooks', false ) ) {
			WpAspire\Telemetry\Hooks::cache_wait( debug_backtrace( DEBUG_BACKTRACE_IGNORE_ARGS, 3 )[2]['function'], $started, null === $error ? '' : $error::class );
		}
	}

	private function reopen_empty(): void {
		try {
			$this->redis = self::connect();
			$this->clear( '' );
		} catch ( RedisException $error ) {
			RedisOutage::begin( $error->getMessage() );
		}
	}

	private function close(): void {
		try {
			$this->redis?->close();
		} catch ( RedisException ) {
			// It was to be gone anyway.
		}
		$this->redis = null;
	}

	private function full_name( string $name ): string {
		return $this->prefix . $name;
	}

	/** Numbers stay numbers, so that Redis can add to them; everything else is serialised. Null for what can not be. */
	private static function encode( mixed $value ): ?string {
		if ( is_int( $value ) ) {
			return (string) $value;
		}
		try {
			return serialize( $value );
		} catch ( Exception ) {
			return null;
		}
	}

	/** The value in an array, or null for what is not of this cache's making. */
	private static function decode( string $text ): ?array {
		if ( self::is_number( $text ) ) {
			return [ (int) $text ];
		}
		$value = @unserialize( $text );
		return false === $value && 'b:0;' !== $text ? null : [ $value ];
	}

	private static function is_number( string $text ): bool {
		return 1 === preg_match( '/^-?\d+$/D', $text );
	}

	/** @throws RedisException */
	private static function connect(): Redis {
		$setting = static fn ( string $name, string $default ): string => (string) getenv_docker( "WORDPRESS_CACHE_REDIS_$name", $default );
		$is_tls  = in_array( $setting( 'SCHEME', 'tcp' ), [ 'tls', 'rediss' ], true );
		// PHP's own setting may be the authority of the database, so this one is named.
		$context = $is_tls ? [ 'stream' => [ 'cafile' => $setting( 'SSL_CA', '/etc/ssl/certs/ca-certificates.crt' ) ] ] : [];
		$redis   = new Redis();
		// A worker keeps its connection; before it is used again, an echo makes sure that nothing unread is left on it.
		// What a failed connection has to say comes as a warning as well as an exception.
		@$redis->pconnect( ( $is_tls ? 'tls://' : '' ) . $setting( 'HOST', '' ), (int) $setting( 'PORT', '6379' ), self::TIMEOUT, '', 0, self::TIMEOUT, $context );
		$redis->setOption( Redis::OPT_MAX_RETRIES, 0 );
		if ( '' !== ( $password = $setting( 'PASSWORD', '' ) ) ) {
			$redis->auth( $password );
		}
		$redis->setOption( Redis::OPT_SCAN, Redis::SCAN_RETRY );
		return $redis;
	}

	/** Sites that share a server have a prefix each; by default the name of their database and their tables. */
	private static function site_prefix(): string {
		return (string) getenv_docker( 'WORDPRESS_CACHE_REDIS_PREFIX', '' ) ?: DB_NAME . '/' . $GLOBALS['table_prefix'];
	}
}
