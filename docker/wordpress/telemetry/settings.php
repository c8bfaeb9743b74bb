<?php
// What the standard variables say (OpenTelemetry's specification 1.60). The start script has refused what can not be meant.

namespace WpAspire\Telemetry;

final class Settings {
	/** The share of the time limit that the spec has by default (10 s) is too much for a worker that could serve visitors. */
	private const MOST_MILLISECONDS     = 1000;
	private const DEFAULT_MILLISECONDS  = 250;

	/** @param array<string, array{url: string, headers: list<string>, protobuf: bool}> $targets By signal; a signal that is not sent has none. */
	private function __construct(
		public readonly array $targets,
		public readonly int $milliseconds,
		public readonly string $sampler,
		public readonly float $ratio,
		public readonly bool $propagates,
		public readonly bool $old_database_names,
		public readonly bool $old_http_names,
		public readonly bool $delta,
		public readonly float $metrics_seconds,
		public readonly bool $gzip,
		public readonly int $profile_milliseconds,
	) {}

	/** The settings, or null when telemetry is off. */
	public static function read(): ?self {
		if ( 'true' === strtolower( self::value( 'OTEL_SDK_DISABLED' ) ) ) {
			return null;
		}
		$targets = [];
		foreach ( [ 'traces', 'metrics', 'logs' ] as $signal ) {
			if ( $target = self::target( $signal ) ) {
				$targets[ $signal ] = $target;
			}
		}
		if ( ! $targets ) {
			return null;
		}
		$stability = array_map( trim( ... ), explode( ',', self::value( 'OTEL_SEMCONV_STABILITY_OPT_IN' ) ) );
		$sampler   = self::value( 'OTEL_TRACES_SAMPLER', 'parentbased_always_on' );
		return new self(
			$targets,
			min( self::MOST_MILLISECONDS, (int) self::value( 'OTEL_EXPORTER_OTLP_TIMEOUT', (string) self::DEFAULT_MILLISECONDS ) ),
			$sampler,
			(float) self::value( 'OTEL_TRACES_SAMPLER_ARG', '1' ),
			in_array( 'tracecontext', explode( ',', self::value( 'OTEL_PROPAGATORS', 'tracecontext' ) ), true ),
			in_array( 'database/dup', $stability, true ),
			in_array( 'http/dup', $stability, true ),
			'delta' === strtolower( self::value( 'OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE' ) ),
			(int) self::value( 'OTEL_METRIC_EXPORT_INTERVAL', '60000' ) / 1000,
			'gzip' === self::value( 'OTEL_EXPORTER_OTLP_COMPRESSION' ),
			(int) self::value( 'WORDPRESS_TELEMETRY_PROFILE_MILLISECONDS' ),
		);
	}

	/** What all spans, metrics and lines of this container have in common. */
	public static function resource(): array {
		$attributes = [
			'service.name'            => 'wordpress',
			'service.instance.id'     => (string) gethostname(),
			'deployment.environment.name' => getenv( 'WP_ENVIRONMENT_TYPE' ) ?: 'production',
			'process.runtime.name'    => PHP_SAPI,
			'process.runtime.version' => PHP_VERSION,
		];
		// Comma and equals sign of a value are percent-encoded. One error, and none of them counts.
		$given = [];
		foreach ( array_filter( explode( ',', self::value( 'OTEL_RESOURCE_ATTRIBUTES' ) ), static fn ( $pair ) => '' !== trim( $pair ) ) as $pair ) {
			if ( ! preg_match( '/^\s*([^=\s]+)\s*=([^=]*)$/', $pair, $match ) ) {
				$given = [];
				break;
			}
			$given[ $match[1] ] = rawurldecode( trim( $match[2] ) );
		}
		$attributes = array_merge( $attributes, $given );
		if ( '' !== ( $name = self::value( 'OTEL_SERVICE_NAME' ) ) ) {
			$attributes['service.name'] = $name;
		}
		return array_merge(
			$attributes,
			[
				'telemetry.sdk.name'     => 'wpaspire',
				'telemetry.sdk.language' => 'php',
				'telemetry.sdk.version'  => Request::VERSION,
			]
		);
	}

	/** A file that a variable names, for TLS. */
	public static function file( string $name ): string {
		return (string) getenv( "OTEL_EXPORTER_OTLP_$name" );
	}

	private static function target( string $signal ): ?array {
		$upper = strtoupper( $signal );
		if ( 'otlp' !== self::value( "OTEL_{$upper}_EXPORTER", 'otlp' ) ) {
			return null;
		}
		$of = static fn ( string $name, string $default = '' ): string => self::value( "OTEL_EXPORTER_OTLP_{$upper}_$name", '' )
			?: self::value( "OTEL_EXPORTER_OTLP_$name", $default );
		// The address of one signal is used as it is, the one of all gets a path for each.
		$url  = self::value( "OTEL_EXPORTER_OTLP_{$upper}_ENDPOINT" );
		$base = self::value( 'OTEL_EXPORTER_OTLP_ENDPOINT' );
		if ( '' === $url && '' !== $base ) {
			$url = rtrim( $base, '/' ) . "/v1/$signal";
		}
		if ( '' === $url ) {
			return null;
		}
		$headers = [];
		foreach ( explode( ',', $of( 'HEADERS' ) ) as $pair ) {
			[ $name, $value ] = array_map( trim( ... ), explode( '=', $pair, 2 ) + [ '', '' ] );
			if ( '' !== $name ) {
				// A line break would be a header more.
				$headers[] = preg_replace( '/[\r\n]/', '', rawurldecode( $name ) . ': ' . rawurldecode( $value ) );
			}
		}
		return [ 'url' => $url, 'headers' => $headers, 'protobuf' => 'http/protobuf' === $of( 'PROTOCOL', 'http/json' ) ];
	}

	/** Empty is as good as not set. */
	private static function value( string $name, string $default = '' ): string {
		$value = (string) getenv_docker( $name, '' );
		return '' === $value ? $default : $value;
	}
}
