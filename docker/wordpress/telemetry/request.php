<?php
// What is recorded of one request: its spans, what they have in common, and the end, at which all of it is sent.

namespace WpAspire\Telemetry;

final class Request {
	public const VERSION = '1.0.0';

	private const MOST_SPANS      = 300;
	private const MOST_QUERIES    = 200;
	private const MOST_ATTRIBUTES = 64;
	private const MOST_EVENTS     = 32;
	private const MOST_LOGS       = 32;
	private const MOST_TEXT       = 1024;
	/** Bytes of attributes of all spans. */
	private const MOST_BYTES      = 524288;

	public static ?self $current = null;

	public readonly Context $context;
	/** @var array<string, mixed> The attributes of the request's own span. */
	public array $attributes = [];
	/** @var list<array> Log records. */
	public array $logs = [];
	public string $error_type = '';
	public string $route = '';
	/** @var array<string, array{0: string, 1: array, 2: list<float>}> What is measured of this request, by instrument and attributes. */
	public array $measured = [];

	private readonly string $id;
	private readonly int $started;
	/** @var array<string, array> Spans that have ended, by id. */
	private array $spans = [];
	/** @var list<array> Spans that have not, innermost last. */
	private array $open = [];
	private array $events = [];
	private int $left_out = 0;
	private int $bytes = 0;
	private ?\SplMinHeap $queries = null;
	private int $query_count = 0;
	private int $query_time = 0;
	/** @var array<string, array{0: int, 1: int}> Of each statement: how often, and nanoseconds in all. */
	private array $statements = [];
	private int $statements_left_out = 0;
	private ?Profile $profile = null;
	private readonly int $offset;
	private readonly int $memory;

	private function __construct( public readonly Settings $settings ) {
		$this->context = Context::of_request( $settings );
		$this->id      = bin2hex( random_bytes( 8 ) );
		$this->offset  = (int) ( microtime( true ) * 1e6 ) * 1000 - hrtime( true );
		$this->started = (int) ( ( $_SERVER['REQUEST_TIME_FLOAT'] ?? microtime( true ) ) * 1e6 ) * 1000 - $this->offset;
		$limit         = ini_parse_quantity( (string) ini_get( 'memory_limit' ) );
		$this->memory  = $limit > 0 ? (int) ( 0.8 * $limit ) : PHP_INT_MAX;
		$this->queries = new \SplMinHeap();
	}

	public static function begin( Settings $settings ): void {
		self::$current = $request = new self( $settings );
		if ( $settings->profile_milliseconds > 0 && $request->context->is_sampled ) {
			require_once __DIR__ . '/profile.php';
			$request->profile = Profile::begin( $settings->profile_milliseconds );
		}
		Errors::watch( $request );
		Hooks::watch( $request );
		// At the end of what others do at the end.
		register_shutdown_function( static fn () => register_shutdown_function( $request->end( ... ) ) );
	}

	/** Whether spans are kept at all: not those of a trace that is left out, nor when memory gets scarce. */
	public function is_recording(): bool {
		return $this->context->is_sampled && memory_get_usage() < $this->memory && $this->bytes < self::MOST_BYTES;
	}

	/** The id of the innermost span. */
	public function current_span(): string {
		return $this->open ? end( $this->open )['id'] : $this->id;
	}

	/** Begins a span within the current one, and makes it the current one. */
	public function open( string $name, int $kind = 1, array $attributes = [], ?int $started = null ): string {
		$id           = bin2hex( random_bytes( 8 ) );
		$this->open[] = [ 'id' => $id, 'parent' => $this->current_span(), 'name' => $name, 'kind' => $kind, 'started' => $started ?? hrtime( true ), 'attributes' => $attributes, 'events' => [] ];
		return $id;
	}

	/** Ends a span, and those within it that nobody has ended. One that is shorter than a threshold is not kept. */
	public function close( string $id, array $attributes = [], string $error = '', int $threshold = 0 ): void {
		if ( ! in_array( $id, array_column( $this->open, 'id' ), true ) ) {
			return;
		}
		do {
			$span          = array_pop( $this->open );
			$span['ended'] = hrtime( true );
			if ( $span['id'] === $id ) {
				$span['attributes'] = array_merge( $span['attributes'], $attributes );
				$span['error']      = $error;
			}
			if ( $span['ended'] - $span['started'] >= $threshold || $span['events'] ) {
				$this->keep( $span );
			} else {
				$this->adopt( $span );
			}
		} while ( $span['id'] !== $id );
	}

	public function close_current( array $attributes = [], string $error = '' ): void {
		if ( $this->open ) {
			$this->close( end( $this->open )['id'], $attributes, $error );
		}
	}

	/** What has happened at a moment of the current span. */
	public function event( string $name, array $attributes ): void {
		$event = [ 'name' => $name, 'time' => hrtime( true ), 'attributes' => $attributes ];
		if ( $this->open ) {
			$this->open[ array_key_last( $this->open ) ]['events'][] = $event;
		} elseif ( count( $this->events ) < self::MOST_EVENTS ) {
			$this->events[] = $event;
		}
	}

	public function log( int $severity, string $name, string $text, array $attributes ): void {
		if ( isset( $this->settings->targets['logs'] ) && count( $this->logs ) < self::MOST_LOGS ) {
			$this->logs[] = [ 'time' => hrtime( true ), 'severity' => $severity, 'name' => $name, 'text' => $text, 'span' => $this->context->is_sampled ? $this->current_span() : '', 'attributes' => $attributes ];
		}
	}

	public function measure( string $instrument, float $value, array $attributes ): void {
		if ( isset( $this->settings->targets['metrics'] ) ) {
			$this->measured[ $instrument . json_encode( $attributes ) ] ??= [ $instrument, $attributes, [] ];
			$this->measured[ $instrument . json_encode( $attributes ) ][2][] = $value;
		}
	}

	/**
	 * A query that has ended. All are counted; of many, the slowest are kept.
	 *
	 * @param callable(string): array $describe The attributes, for a statement without its values.
	 */
	public function query( string $statement, int $started, int $ended, string $error, callable $describe ): void {
		++$this->query_count;
		$this->query_time += $ended - $started;
		if ( ! $this->is_recording() ) {
			$this->left_out += $this->context->is_sampled ? 1 : 0;
			return;
		}
		$text = Sql::text( $statement );
		$key  = isset( $this->statements[ $text ] ) || count( $this->statements ) < self::MOST_SPANS ? $text : '';
		if ( '' !== $key ) {
			$this->statements[ $key ] = [ ( $this->statements[ $key ][0] ?? 0 ) + 1, ( $this->statements[ $key ][1] ?? 0 ) + $ended - $started ];
		}
		if ( count( $this->queries ) >= self::MOST_QUERIES ) {
			++$this->left_out;
			if ( '' === $error && $this->queries->top()[0] >= $ended - $started ) {
				return;
			}
			$shortest = $this->queries->extract();
			$this->bytes -= $this->spans[ $shortest[1] ]['bytes'] ?? 0;
			unset( $this->spans[ $shortest[1] ] );
		}
		$attributes = $describe( $text );
		$id         = bin2hex( random_bytes( 8 ) );
		$kept       = $this->keep( [ 'id' => $id, 'parent' => $this->current_span(), 'name' => $attributes['db.query.summary'], 'kind' => 3, 'started' => $started, 'ended' => $ended, 'attributes' => $attributes, 'events' => [], 'error' => $error, 'query' => $key ] );
		if ( $kept ) {
			$this->queries->insert( [ $ended - $started, $id ] );
		}
	}

	public function nanoseconds( int $time ): string {
		return (string) ( $time + $this->offset );
	}

	/** All spans, as they are sent. */
	public function spans(): array {
		$spans = [];
		foreach ( [ $this->root(), ...array_values( $this->spans ) ] as $span ) {
			$repeated = $this->statements[ $span['query'] ?? '' ][0] ?? 1;
			if ( $repeated > 1 ) {
				$span['attributes']['wordpress.db.query.repeated'] = $repeated;
			}
			if ( function_exists( 'has_filter' ) && has_filter( 'wordpress_telemetry_attributes' ) ) {
				$span['attributes'] = (array) apply_filters( 'wordpress_telemetry_attributes', $span['attributes'], $span['name'] );
			}
			$spans[] = [ 'name' => self::name( $span['name'] ), 'attributes' => self::tidy( $span['attributes'] ) ] + $span;
		}
		return $spans;
	}

	/** Attributes as they may be: few, short, of the types that there are, and without what is no text. */
	public static function tidy( array $attributes ): array {
		$tidy = [];
		foreach ( array_slice( $attributes, 0, self::MOST_ATTRIBUTES ) as $name => $value ) {
			if ( is_array( $value ) ) {
				$value = array_map( static fn ( $item ) => Redaction::cut( (string) $item, self::MOST_TEXT ), array_filter( array_slice( array_values( $value ), 0, 64 ), is_scalar( ... ) ) );
			} elseif ( is_string( $value ) ) {
				$value = Redaction::cut( $value, in_array( $name, [ 'db.query.text', 'db.statement', 'exception.stacktrace' ], true ) ? 4096 : self::MOST_TEXT );
			} elseif ( ! is_int( $value ) && ! is_bool( $value ) && ! ( is_float( $value ) && is_finite( $value ) ) ) {
				continue;
			}
			$tidy[ Redaction::cut( (string) $name, 255 ) ] = $value;
		}
		return $tidy;
	}

	private static function name( string $name ): string {
		return Redaction::cut( '' === $name ? 'span' : $name, 255 );
	}

	private function keep( array $span ): bool {
		if ( ! $this->is_recording() || count( $this->spans ) >= self::MOST_SPANS - 1 ) {
			$this->left_out += $this->context->is_sampled ? 1 : 0;
			if ( ! isset( $span['query'] ) ) {
				$this->adopt( $span );
			}
			return false;
		}
		$span['events'] = array_slice( $span['events'], 0, self::MOST_EVENTS );
		$span['bytes']  = 200 + array_sum( array_map( static fn ( $value ): int => is_string( $value ) ? strlen( $value ) + 40 : 40, $span['attributes'] ) );
		$this->bytes   += $span['bytes'];
		$this->spans[ $span['id'] ] = $span;
		return true;
	}

	/** The children of a span that is not kept are its parent's. */
	private function adopt( array $left ): void {
		foreach ( $this->spans as &$span ) {
			if ( $span['parent'] === $left['id'] ) {
				$span['parent'] = $left['parent'];
			}
		}
	}

	private function root(): array {
		$is_cli     = PHP_SAPI === 'cli';
		$method     = strtoupper( (string) ( $_SERVER['REQUEST_METHOD'] ?? 'GET' ) );
		$is_known   = in_array( $method, [ 'CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE', 'QUERY' ], true );
		$attributes = $is_cli ? [ 'process.executable.name' => 'php' ] : Route::attributes( $this, $is_known ? $method : '_OTHER' );
		$attributes = array_merge(
			$attributes,
			[
				'wordpress.db.query.count'    => $this->query_count,
				'wordpress.db.query.duration' => $this->query_time / 1e9,
				'wordpress.memory.peak'       => memory_get_peak_usage(),
			],
			$this->attributes
		);
		if ( $this->left_out > 0 ) {
			$attributes['wordpress.spans.left_out'] = $this->left_out;
		}
		if ( '' !== $this->error_type ) {
			$attributes['error.type'] = $this->error_type;
		}
		$repeated = array_filter( $this->statements, static fn ( array $statement ): bool => $statement[0] >= 5 );
		arsort( $repeated );
		foreach ( array_slice( $repeated, 0, 5, true ) as $text => [ $count, $time ] ) {
			$this->events[] = [ 'name' => 'wordpress.db.query.repeated', 'time' => hrtime( true ), 'attributes' => [ 'db.query.text' => $text, 'wordpress.db.query.count' => $count, 'wordpress.db.query.duration' => $time / 1e9 ] ];
		}
		$name = $is_cli ? 'cron' : trim( ( $is_known ? $method : 'HTTP' ) . ' ' . $this->route );
		return [ 'id' => $this->id, 'parent' => $this->context->parent, 'name' => $name, 'kind' => $is_cli ? 1 : 2, 'started' => $this->started, 'ended' => hrtime( true ), 'attributes' => $attributes, 'events' => $this->events, 'error' => $this->error_type ];
	}

	private function end(): void {
		try {
			// The visitor has the answer from here on, and the next request of his session need not wait either.
			if ( session_status() === PHP_SESSION_ACTIVE ) {
				session_write_close();
			}
			$ended = hrtime( true );
			if ( function_exists( 'fastcgi_finish_request' ) ) {
				Route::finish( $this );
				fastcgi_finish_request();
			}
			if ( null !== $this->profile ) {
				$this->attributes = array_merge( $this->attributes, $this->profile->end( $ended - $this->started ) );
			}
			while ( $this->open ) {
				$this->close_current();
			}
			require_once __DIR__ . '/metrics.php';
			require_once __DIR__ . '/otlp.php';
			require_once __DIR__ . '/sender.php';
			if ( PHP_SAPI !== 'cli' ) {
				$this->measure( 'http.server.request.duration', ( $ended - $this->started ) / 1e9, Route::metric_attributes( $this ) );
			}
			( new Sender( $this->settings ) )->send( $this );
		} catch ( \Throwable $error ) {
			error_log( 'wordpress: no telemetry of this request (' . $error->getMessage() . ').' );
		}
	}
}
