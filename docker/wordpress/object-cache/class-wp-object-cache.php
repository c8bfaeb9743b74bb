<?php
// The cache as WordPress knows it: entries have a key and a group. Each request has a memory of its own before Redis,
// and that alone for groups that are not to be shared, and when Redis is gone.

class WP_Object_Cache {
	public int $cache_hits   = 0;
	public int $cache_misses = 0;

	/** @var array<string, array<string, mixed>> Of each group, its entries by name. */
	private array $memory = [];

	/** @var array<string, true> Groups that all sites of a network share. */
	private array $global_groups = [];

	/** @var array<string, true> Groups that end with the request. */
	private array $non_persistent_groups = [];

	private string $blog = '';

	/** @var array<string, string> What the names of each group's entries begin with, on the current blog. */
	private array $beginnings = [];

	public function __construct( private readonly RedisStore $store ) {
		$this->switch_to_blog( get_current_blog_id() );
	}

	public function add( $key, $data, $group = 'default', $expire = 0 ): bool {
		return self::is_key( $key ) && $this->add_multiple( [ $key => $data ], $group, $expire )[ $key ];
	}

	public function add_multiple( array $data, $group = 'default', $expire = 0 ): array {
		return wp_suspend_cache_addition() ? array_fill_keys( array_keys( $data ), false ) : $this->put( $data, $group, $expire, 'NX' );
	}

	public function replace( $key, $data, $group = 'default', $expire = 0 ): bool {
		return self::is_key( $key ) && $this->put( [ $key => $data ], $group, $expire, 'XX' )[ $key ];
	}

	public function set( $key, $data, $group = 'default', $expire = 0 ): bool {
		return self::is_key( $key ) && $this->put( [ $key => $data ], $group, $expire )[ $key ];
	}

	public function set_multiple( array $data, $group = 'default', $expire = 0 ): array {
		return $this->put( $data, $group, $expire );
	}

	public function get( $key, $group = 'default', $force = false, &$found = null ) {
		$found = false;
		if ( ! self::is_key( $key ) ) {
			return false;
		}
		// The short way of what is asked for a thousand times in a request.
		$value = $force ? null : $this->memory[ $group ?: 'default' ][ $this->name( $key, $group ?: 'default' ) ] ?? null;
		if ( null !== $value ) {
			++$this->cache_hits;
			$found = true;
			return is_object( $value ) ? clone $value : $value;
		}
		$values = $this->find( [ $key ], $group, $force );
		$found  = [] !== $values;
		return $found ? $values[ $key ] : false;
	}

	public function get_multiple( array $keys, $group = 'default', $force = false ): array {
		$values = $this->find( $keys, $group, $force );
		// In the order in which they were asked for.
		return array_replace( array_fill_keys( $keys, false ), $values );
	}

	public function delete( $key, $group = 'default' ): bool {
		return self::is_key( $key ) && $this->delete_multiple( [ $key ], $group )[ $key ];
	}

	public function delete_multiple( array $keys, $group = 'default' ): array {
		$group   = $this->group( $group );
		$names   = $this->names( $keys, $group );
		$deleted = $names && $this->is_shared( $group ) ? $this->store->delete( array_values( $names ) ) : [];
		$done    = [];
		foreach ( $keys as $key ) {
			$name         = $names[ $key ] ?? null;
			$done[ $key ] = null !== $name && ( ( $deleted[ $name ] ?? false ) || $this->remembers( $group, $name ) );
			unset( $this->memory[ $group ][ $name ] );
		}
		return $done;
	}

	public function incr( $key, $offset = 1, $group = 'default' ): int|false {
		$group = $this->group( $group );
		if ( ! self::is_key( $key ) ) {
			return false;
		}
		$name = $this->name( $key, $group );
		$sum = $this->is_shared( $group ) ? $this->store->add( $name, (int) $offset ) : null;
		if ( null === $sum && ! $this->is_shared( $group ) && $this->remembers( $group, $name ) ) {
			$value = $this->memory[ $group ][ $name ];
			$sum   = max( 0, ( is_numeric( $value ) ? (int) $value : 0 ) + (int) $offset );
		}
		if ( null === $sum ) {
			return false;
		}
		return $this->memory[ $group ][ $name ] = $sum;
	}

	public function decr( $key, $offset = 1, $group = 'default' ): int|false {
		return $this->incr( $key, -(int) $offset, $group );
	}

	public function flush(): bool {
		$this->memory = [];
		return $this->store->clear( '' );
	}

	public function flush_runtime(): bool {
		$this->memory = [];
		return true;
	}

	public function flush_group( $group ): bool {
		$group = $this->group( $group );
		unset( $this->memory[ $group ] );
		return ! $this->is_shared( $group ) || $this->store->clear( self::beginning( $group ) );
	}

	public function add_global_groups( $groups ): void {
		$this->beginnings     = [];
		$this->global_groups += array_fill_keys( (array) $groups, true );
	}

	public function add_non_persistent_groups( $groups ): void {
		$this->non_persistent_groups += array_fill_keys( (array) $groups, true );
	}

	public function switch_to_blog( $blog_id ): void {
		$this->blog       = is_multisite() ? (string) (int) $blog_id : '';
		$this->beginnings = [];
	}

	/** Prints how well it did, for those who show that to developers. */
	public function stats(): void {
		printf( '<p><strong>Cache Hits:</strong> %d<br /><strong>Cache Misses:</strong> %d<br /></p>', $this->cache_hits, $this->cache_misses );
	}

	/** @return array<string|int, bool> By key, which of them were written. */
	private function put( array $data, $group, $expire, string $condition = '' ): array {
		$group   = $this->group( $group );
		$names   = $this->names( array_keys( $data ), $group );
		if ( (int) $expire < 0 ) {
			return $this->put_expired( array_keys( $names ), $group, $condition ) + array_fill_keys( array_keys( $data ), false );
		}
		$entries = [];
		foreach ( $names as $key => $name ) {
			$entries[ $name ] = is_object( $data[ $key ] ) ? clone $data[ $key ] : $data[ $key ];
		}
		$done = array_fill_keys( array_keys( $data ), false );
		if ( 'NX' === $condition ) {
			// What this request has seen is there: WordPress adds it again and again.
			$names   = array_filter( $names, fn ( string $name ): bool => ! $this->remembers( $group, $name ) );
			$entries = array_intersect_key( $entries, array_flip( $names ) );
		}
		$written = $entries && $this->is_shared( $group ) ? $this->store->write( $entries, (int) $expire, $condition ) : [];
		if ( null !== $written && 'NX' !== $condition && $this->is_shared( $group ) && ( $unwritable = array_diff_key( $entries, $written ) ) ) {
			// What was there before may not outlive it.
			$this->store->delete( array_keys( $unwritable ) );
		}
		foreach ( $names as $key => $name ) {
			// Redis decides. Without it, and for what can not be written there, memory does.
			$done[ $key ] = $written[ $name ] ?? ( 'XX' !== $condition || $this->remembers( $group, $name ) );
			if ( $done[ $key ] ) {
				$this->memory[ $group ][ $name ] = $entries[ $name ];
			}
		}
		return $done;
	}

	/**
	 * Plugins say how much of an entry's time is left, which may be less than nothing. The entry takes the place of what
	 * was there, and nobody finds it.
	 *
	 * @return array<string|int, bool> By key, which of them were written, as it were.
	 */
	private function put_expired( array $keys, string $group, string $condition ): array {
		$there = '' === $condition ? [] : $this->find( $keys, $group, true );
		$done  = [];
		foreach ( $keys as $key ) {
			$done[ $key ] = '' === $condition || array_key_exists( $key, $there ) === ( 'XX' === $condition );
		}
		$this->delete_multiple( array_keys( $done, true, true ), $group );
		return $done;
	}

	/** @return array<string|int, mixed> By key, what there is of them. */
	private function find( array $keys, $group, $force ): array {
		$group = $this->group( $group );
		$names = $this->names( $keys, $group );
		if ( $this->is_shared( $group ) ) {
			$asked = array_filter( $names, fn ( string $name ): bool => $force || ! $this->remembers( $group, $name ) );
			$read  = $asked ? $this->store->read( array_values( $asked ) ) : [];
			// When Redis is gone, what is remembered is the best that there is.
			foreach ( null === $read ? [] : $asked as $name ) {
				if ( array_key_exists( $name, $read ) ) {
					$this->memory[ $group ][ $name ] = $read[ $name ];
				} else {
					unset( $this->memory[ $group ][ $name ] );
				}
			}
		}
		$values = [];
		foreach ( $names as $key => $name ) {
			if ( $this->remembers( $group, $name ) ) {
				$value          = $this->memory[ $group ][ $name ];
				$values[ $key ] = is_object( $value ) ? clone $value : $value;
			}
		}
		$this->cache_hits   += count( $values );
		$this->cache_misses += count( $keys ) - count( $values );
		return $values;
	}

	private function remembers( string $group, string $name ): bool {
		return isset( $this->memory[ $group ] ) && array_key_exists( $name, $this->memory[ $group ] );
	}

	private function is_shared( string $group ): bool {
		return ! isset( $this->non_persistent_groups[ $group ] );
	}

	private function group( $group ): string {
		return (string) $group ?: 'default';
	}

	/** @return array<string|int, string> By key, the names of those that are keys. */
	private function names( array $keys, string $group ): array {
		$names = [];
		foreach ( $keys as $key ) {
			if ( self::is_key( $key ) ) {
				$names[ $key ] = $this->name( $key, $group );
			}
		}
		return $names;
	}

	private function name( string|int $key, string $group ): string {
		return ( $this->beginnings[ $group ] ??= self::beginning( $group ) . ( isset( $this->global_groups[ $group ] ) ? '' : $this->blog ) . ':' ) . $key;
	}

	private static function is_key( $key ): bool {
		if ( is_int( $key ) || ( is_string( $key ) && '' !== trim( $key ) ) ) {
			return true;
		}
		_doing_it_wrong( __CLASS__, 'A cache key is a whole number, or text that is not empty.', '6.1.0' );
		return false;
	}

	/** What the names of a group begin with. A colon in the group's name can not be mistaken for its end. */
	private static function beginning( string $group ): string {
		return strtr( $group, [ '%' => '%25', ':' => '%3A' ] ) . ':';
	}
}
