<?php
// OpenTelemetry: traces, metrics and logs of a request, to where OTEL_EXPORTER_OTLP_ENDPOINT says. Without that, nothing
// of it is loaded. OpenTelemetry's own extension, in somebody's image, does the same and more: then this stays out of its way.

namespace WpAspire\Telemetry;

// A mistake in here must never cost a page.
( static function (): void {
	$is_wanted = false;
	foreach ( [ '', 'TRACES_', 'METRICS_', 'LOGS_' ] as $signal ) {
		$name      = "OTEL_EXPORTER_OTLP_{$signal}ENDPOINT";
		$is_wanted = $is_wanted || getenv( $name ) || getenv( $name . '_FILE' );
	}
	if ( ! $is_wanted || extension_loaded( 'opentelemetry' ) || defined( 'WORDPRESS_BOOTSTRAP' ) || ( PHP_SAPI === 'cli' && ! defined( 'DOING_CRON' ) ) ) {
		return;
	}
	try {
		require_once __DIR__ . '/settings.php';
		if ( $settings = Settings::read() ) {
			foreach ( [ 'context', 'redaction', 'request', 'route', 'sql', 'database', 'hooks', 'errors' ] as $part ) {
				require_once __DIR__ . "/$part.php";
			}
			Request::begin( $settings );
		}
	} catch ( \Throwable $error ) {
		error_log( 'wordpress: no telemetry for this request (' . $error->getMessage() . ').' );
	}
} )();
