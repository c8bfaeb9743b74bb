<?php
// The wire form of OpenTelemetry (OTLP 1.11): JSON, which PHP's own encoder makes in no time, or protobuf, where it is asked for.

namespace WpAspire\Telemetry;

final class Otlp {
	/** What there is to know of the messages: field numbers and types. A type that is no scalar is a message; [] after it: repeated. */
	private const MESSAGES = [
		'traces'        => [ 'resourceSpans' => [ 1, 'ResourceSpans[]' ] ],
		'metrics'       => [ 'resourceMetrics' => [ 1, 'ResourceMetrics[]' ] ],
		'logs'          => [ 'resourceLogs' => [ 1, 'ResourceLogs[]' ] ],
		'ResourceSpans' => [ 'resource' => [ 1, 'Resource' ], 'scopeSpans' => [ 2, 'ScopeSpans[]' ], 'schemaUrl' => [ 3, 'string' ] ],
		'ResourceMetrics' => [ 'resource' => [ 1, 'Resource' ], 'scopeMetrics' => [ 2, 'ScopeMetrics[]' ], 'schemaUrl' => [ 3, 'string' ] ],
		'ResourceLogs'  => [ 'resource' => [ 1, 'Resource' ], 'scopeLogs' => [ 2, 'ScopeLogs[]' ], 'schemaUrl' => [ 3, 'string' ] ],
		'Resource'      => [ 'attributes' => [ 1, 'KeyValue[]' ] ],
		'Scope'         => [ 'name' => [ 1, 'string' ], 'version' => [ 2, 'string' ] ],
		'ScopeSpans'    => [ 'scope' => [ 1, 'Scope' ], 'spans' => [ 2, 'Span[]' ] ],
		'ScopeMetrics'  => [ 'scope' => [ 1, 'Scope' ], 'metrics' => [ 2, 'Metric[]' ] ],
		'ScopeLogs'     => [ 'scope' => [ 1, 'Scope' ], 'logRecords' => [ 2, 'LogRecord[]' ] ],
		'KeyValue'      => [ 'key' => [ 1, 'string' ], 'value' => [ 2, 'AnyValue' ] ],
		'AnyValue'      => [ 'stringValue' => [ 1, 'string' ], 'boolValue' => [ 2, 'varint' ], 'intValue' => [ 3, 'varint' ], 'doubleValue' => [ 4, 'double' ], 'arrayValue' => [ 5, 'ArrayValue' ] ],
		'ArrayValue'    => [ 'values' => [ 1, 'AnyValue[]' ] ],
		'Span'          => [ 'traceId' => [ 1, 'id' ], 'spanId' => [ 2, 'id' ], 'parentSpanId' => [ 4, 'id' ], 'name' => [ 5, 'string' ], 'kind' => [ 6, 'varint' ], 'startTimeUnixNano' => [ 7, 'fixed64' ], 'endTimeUnixNano' => [ 8, 'fixed64' ], 'attributes' => [ 9, 'KeyValue[]' ], 'events' => [ 11, 'Event[]' ], 'status' => [ 15, 'Status' ] ],
		'Event'         => [ 'timeUnixNano' => [ 1, 'fixed64' ], 'name' => [ 2, 'string' ], 'attributes' => [ 3, 'KeyValue[]' ] ],
		'Status'        => [ 'code' => [ 3, 'varint' ] ],
		'LogRecord'     => [ 'timeUnixNano' => [ 1, 'fixed64' ], 'severityNumber' => [ 2, 'varint' ], 'severityText' => [ 3, 'string' ], 'body' => [ 5, 'AnyValue' ], 'attributes' => [ 6, 'KeyValue[]' ], 'flags' => [ 8, 'fixed32' ], 'traceId' => [ 9, 'id' ], 'spanId' => [ 10, 'id' ], 'observedTimeUnixNano' => [ 11, 'fixed64' ], 'eventName' => [ 12, 'string' ] ],
		'Metric'        => [ 'name' => [ 1, 'string' ], 'description' => [ 2, 'string' ], 'unit' => [ 3, 'string' ], 'sum' => [ 7, 'Sum' ], 'histogram' => [ 9, 'Histogram' ] ],
		'Sum'           => [ 'dataPoints' => [ 1, 'NumberPoint[]' ], 'aggregationTemporality' => [ 2, 'varint' ], 'isMonotonic' => [ 3, 'varint' ] ],
		'Histogram'     => [ 'dataPoints' => [ 1, 'HistogramPoint[]' ], 'aggregationTemporality' => [ 2, 'varint' ] ],
		'NumberPoint'   => [ 'startTimeUnixNano' => [ 2, 'fixed64' ], 'timeUnixNano' => [ 3, 'fixed64' ], 'asInt' => [ 6, 'fixed64' ], 'attributes' => [ 7, 'KeyValue[]' ] ],
		'HistogramPoint' => [ 'startTimeUnixNano' => [ 2, 'fixed64' ], 'timeUnixNano' => [ 3, 'fixed64' ], 'count' => [ 4, 'fixed64' ], 'sum' => [ 5, 'double' ], 'bucketCounts' => [ 6, 'fixed64s' ], 'explicitBounds' => [ 7, 'doubles' ], 'attributes' => [ 9, 'KeyValue[]' ], 'min' => [ 11, 'double' ], 'max' => [ 12, 'double' ] ],
	];

	private const SCHEMA = 'https://opentelemetry.io/schemas/1.44.0';

	public static function traces( Request $request ): array {
		return self::wrap( 'Spans', 'spans', array_map( static fn ( array $span ): array => self::span( $request, $span ), $request->spans() ) );
	}

	public static function logs( Request $request ): array {
		return self::wrap( 'Logs', 'logRecords', array_map( static fn ( array $log ): array => self::log( $request, $log ), $request->logs ) );
	}

	public static function metrics( array $metrics ): array {
		return self::wrap( 'Metrics', 'metrics', $metrics );
	}

	public static function encode( string $signal, array $message, bool $protobuf ): string {
		return $protobuf
			? self::message( self::MESSAGES[ $signal ], $message )
			: json_encode( $message, JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION );
	}

	public static function attributes( array $attributes ): array {
		$list = [];
		foreach ( $attributes as $name => $value ) {
			$list[] = [ 'key' => (string) $name, 'value' => self::value( $value ) ];
		}
		return $list;
	}

	private static function value( mixed $value ): array {
		return match ( true ) {
			is_bool( $value ) => [ 'boolValue' => $value ],
			is_int( $value ) => [ 'intValue' => (string) $value ],
			is_float( $value ) => [ 'doubleValue' => $value ],
			is_array( $value ) => [ 'arrayValue' => [ 'values' => array_map( self::value( ... ), $value ) ] ],
			default => [ 'stringValue' => (string) $value ],
		};
	}

	private static function wrap( string $kind, string $items, array $list ): array {
		return [
			"resource$kind" => [
				[
					'resource'    => [ 'attributes' => self::attributes( Settings::resource() ) ],
					"scope$kind"  => [ [ 'scope' => [ 'name' => 'wpaspire.wordpress', 'version' => Request::VERSION ], $items => $list ] ],
					'schemaUrl'   => self::SCHEMA,
				],
			],
		];
	}

	private static function span( Request $request, array $span ): array {
		return [
			'traceId'           => $request->context->trace,
			'spanId'            => $span['id'],
			'name'              => $span['name'],
			'kind'              => $span['kind'],
			'startTimeUnixNano' => $request->nanoseconds( $span['started'] ),
			'endTimeUnixNano'   => $request->nanoseconds( $span['ended'] ),
			'attributes'        => self::attributes( $span['attributes'] ),
		]
		+ ( '' === $span['parent'] ? [] : [ 'parentSpanId' => $span['parent'] ] )
		+ ( ! $span['events'] ? [] : [ 'events' => array_map( static fn ( array $event ): array => [ 'timeUnixNano' => $request->nanoseconds( $event['time'] ), 'name' => $event['name'], 'attributes' => self::attributes( Request::tidy( $event['attributes'] ) ) ], $span['events'] ) ] )
		+ ( '' === ( $span['error'] ?? '' ) ? [] : [ 'status' => [ 'code' => 2 ] ] );
	}

	private static function log( Request $request, array $log ): array {
		$time = $request->nanoseconds( $log['time'] );
		return [
			'timeUnixNano'         => $time,
			'observedTimeUnixNano' => $time,
			'severityNumber'       => $log['severity'],
			'severityText'         => [ 13 => 'WARN', 17 => 'ERROR', 21 => 'FATAL' ][ $log['severity'] ] ?? 'INFO',
			'body'                 => [ 'stringValue' => $log['text'] ],
			'attributes'           => self::attributes( Request::tidy( $log['attributes'] ) ),
			'eventName'            => $log['name'],
			'traceId'              => $request->context->trace,
		] + ( '' === $log['span'] ? [] : [ 'spanId' => $log['span'], 'flags' => 1 ] );
	}

	private static function message( array $fields, array $message ): string {
		$bytes = '';
		foreach ( $message as $name => $value ) {
			[ $number, $type ] = $fields[ $name ];
			if ( str_ends_with( $type, '[]' ) ) {
				foreach ( $value as $item ) {
					$bytes .= self::field( $number, substr( $type, 0, -2 ), $item );
				}
			} else {
				$bytes .= self::field( $number, $type, $value );
			}
		}
		return $bytes;
	}

	private static function field( int $number, string $type, mixed $value ): string {
		return match ( $type ) {
			'varint'   => self::varint( $number << 3 ) . self::varint( (int) $value ),
			'fixed64'  => self::varint( $number << 3 | 1 ) . pack( 'P', (int) $value ),
			'fixed32'  => self::varint( $number << 3 | 5 ) . pack( 'V', (int) $value ),
			'double'   => self::varint( $number << 3 | 1 ) . pack( 'e', $value ),
			'fixed64s' => self::bytes( $number, pack( 'P*', ...array_map( intval( ... ), $value ) ) ),
			'doubles'  => self::bytes( $number, pack( 'e*', ...$value ) ),
			'id'       => self::bytes( $number, hex2bin( $value ) ),
			'string'   => self::bytes( $number, mb_check_encoding( $value, 'UTF-8' ) ? $value : mb_scrub( $value, 'UTF-8' ) ),
			default    => self::bytes( $number, self::message( self::MESSAGES[ $type ], $value ) ),
		};
	}

	private static function bytes( int $number, string $bytes ): string {
		return self::varint( $number << 3 | 2 ) . self::varint( strlen( $bytes ) ) . $bytes;
	}

	private static function varint( int $value ): string {
		$bytes = '';
		// A negative number has all of its ten bytes.
		while ( $value > 127 || $value < 0 ) {
			$bytes .= chr( $value & 127 | 128 );
			$value  = $value >> 7 & PHP_INT_MAX >> 6;
		}
		return $bytes . chr( $value );
	}
}
