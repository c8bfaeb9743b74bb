<?php
// Metrics of all workers of a container. Each request adds a line to a file; whoever comes first after the interval adds
// them up and sends the sums, so that the container is one source, and no worker begins at zero.

namespace WpAspire\Telemetry;

final class Metrics {
	private const DIRECTORY   = '/tmp/wordpress/telemetry';
	private const PENDING     = self::DIRECTORY . '/pending';
	private const TOTALS      = self::DIRECTORY . '/totals';
	private const COLLECTED   = self::DIRECTORY . '/collected';
	private const MOST_SERIES = 500;
	/** Bytes of lines that nobody has added up yet. */
	private const MOST_PENDING = 262144;

	private const HTTP = [ .005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10 ];
	/** What there is: unit, bounds of a histogram (none: a sum), description. */
	private const INSTRUMENTS = [
		'http.server.request.duration'   => [ 's', self::HTTP, 'Duration of HTTP server requests.' ],
		'http.client.request.duration'   => [ 's', self::HTTP, 'Duration of HTTP client requests.' ],
		'db.client.operation.duration'   => [ 's', [ .001, .005, .01, .05, .1, .5, 1, 5, 10 ], 'Duration of database client operations.' ],
		'wordpress.errors'               => [ '{error}', [], 'Warnings of PHP and errors that ended a request.' ],
		'otel.sdk.exporter.span.exported' => [ '{span}', [], 'Spans that were sent, or not (error.type).' ],
	];

	/** @var resource|null */
	private $lock = null;
	private array $totals = [];

	/** @param array<string, array{0: string, 1: array, 2: list<float>}> $measured */
	public function add( array $measured ): void {
		if ( ! $measured ) {
			return;
		}
		$series = array_map( static fn ( array $of ): array => [ $of[0], $of[1], self::sum_up( $of[2], self::INSTRUMENTS[ $of[0] ][1] ) ], $measured );
		if ( ! is_dir( self::DIRECTORY ) ) {
			@mkdir( self::DIRECTORY, 0700 );
		}
		@file_put_contents( self::PENDING, json_encode( array_values( $series ), JSON_INVALID_UTF8_SUBSTITUTE ) . "\n", FILE_APPEND | LOCK_EX );
	}

	/** The sums, if it is time for them and nobody else is at it. */
	public function collect( Settings $settings ): ?array {
		$is_due = @filemtime( self::COLLECTED ) + $settings->metrics_seconds <= microtime( true ) || @filesize( self::PENDING ) > self::MOST_PENDING;
		if ( ! $is_due || ! ( $this->lock = @fopen( self::DIRECTORY . '/lock', 'c' ) ) || ! flock( $this->lock, LOCK_EX | LOCK_NB ) ) {
			return null;
		}
		touch( self::COLLECTED );
		$this->totals = json_decode( (string) @file_get_contents( self::TOTALS ), true ) ?: [ 'start' => self::now(), 'series' => [] ];
		// A line that is being written goes with its file, which another request may still have open.
		$taken = self::PENDING . '.taken';
		if ( @rename( self::PENDING, $taken ) ) {
			$file = fopen( $taken, 'r' );
			flock( $file, LOCK_EX );
			foreach ( explode( "\n", (string) stream_get_contents( $file ) ) as $line ) {
				foreach ( json_decode( $line, true ) ?: [] as [ $instrument, $attributes, $sums ] ) {
					$this->merge( $instrument, $attributes, $sums );
				}
			}
			fclose( $file );
			unlink( $taken );
		}
		$this->save();
		return $this->totals['series'] ? self::otlp( $this->totals, $settings->delta ) : null;
	}

	/** Whoever wants differences does not want the same again. */
	public function sent( Settings $settings ): void {
		if ( $settings->delta ) {
			$this->totals = [ 'start' => self::now(), 'series' => [] ];
			$this->save();
		}
	}

	private function merge( string $instrument, array $attributes, array $sums ): void {
		if ( ! isset( self::INSTRUMENTS[ $instrument ] ) ) {
			return;
		}
		$key = $instrument . json_encode( $attributes );
		if ( ! isset( $this->totals['series'][ $key ] ) && count( $this->totals['series'] ) >= self::MOST_SERIES ) {
			$attributes = [ 'otel.metric.overflow' => true ];
			$key        = $instrument . json_encode( $attributes );
		}
		$so_far = $this->totals['series'][ $key ][2] ?? [ 0, 0.0, PHP_FLOAT_MAX, 0.0, array_fill( 0, count( $sums[4] ), 0 ) ];
		$this->totals['series'][ $key ] = [
			$instrument,
			$attributes,
			[
				$so_far[0] + $sums[0],
				$so_far[1] + $sums[1],
				min( $so_far[2], $sums[2] ),
				max( $so_far[3], $sums[3] ),
				array_map( static fn ( $a, $b ) => $a + $b, $so_far[4], $sums[4] ),
			],
		];
	}

	private function save(): void {
		file_put_contents( self::TOTALS . '.new', json_encode( $this->totals ) );
		rename( self::TOTALS . '.new', self::TOTALS );
	}

	/** How many, their sum, the smallest, the largest, and how many within each bound. */
	private static function sum_up( array $values, array $bounds ): array {
		$buckets = $bounds ? array_fill( 0, count( $bounds ) + 1, 0 ) : [];
		if ( $bounds ) {
			foreach ( $values as $value ) {
				for ( $at = 0; $at < count( $bounds ) && $value > $bounds[ $at ]; ) {
					++$at;
				}
				++$buckets[ $at ];
			}
		}
		return [ count( $values ), array_sum( $values ), min( $values ), max( $values ), $buckets ];
	}

	private static function otlp( array $totals, bool $delta ): array {
		$metrics = [];
		foreach ( $totals['series'] as [ $instrument, $attributes, [ $count, $sum, $min, $max, $buckets ] ] ) {
			[ $unit, $bounds, $description ] = self::INSTRUMENTS[ $instrument ];
			$point = [ 'attributes' => Otlp::attributes( $attributes ), 'startTimeUnixNano' => (string) $totals['start'], 'timeUnixNano' => self::now() ];
			$kind  = $bounds ? 'histogram' : 'sum';
			$point += $bounds
				? [ 'count' => (string) $count, 'sum' => (float) $sum, 'bucketCounts' => array_map( strval( ... ), $buckets ), 'explicitBounds' => array_map( floatval( ... ), $bounds ), 'min' => (float) $min, 'max' => (float) $max ]
				: [ 'asInt' => (string) (int) $sum ];
			$metrics[ $instrument ] ??= [ 'name' => $instrument, 'description' => $description, 'unit' => $unit, $kind => [ 'dataPoints' => [], 'aggregationTemporality' => $delta ? 1 : 2 ] + ( $bounds ? [] : [ 'isMonotonic' => true ] ) ];
			$metrics[ $instrument ][ $kind ]['dataPoints'][] = array_filter( $point, static fn ( $value ) => [] !== $value );
		}
		return array_values( $metrics );
	}

	private static function now(): string {
		return (string) ( (int) ( microtime( true ) * 1e6 ) * 1000 );
	}
}
