<?php
// Sends what was recorded, in one stretch of time that the settings bound. A collector that is not there is left alone for
// a while by all workers of the container: each try keeps a worker from its next visitor.

namespace WpAspire\Telemetry;

final class Sender {
	private const AWAY             = '/tmp/wordpress/telemetry-away';
	private const REJECTED         = '/tmp/wordpress/telemetry-rejected';
	private const PATIENCE         = 3;
	private const PAUSE            = 30;
	private const MOST_BYTES       = 4_000_000;
	private const MOST_ANSWER      = 65536;

	private ?\CurlHandle $curl = null;
	private readonly int $deadline;

	public function __construct( private readonly Settings $settings ) {
		$this->deadline = hrtime( true ) + $settings->milliseconds * 1_000_000;
	}

	public function send( Request $request ): void {
		$is_here = $this->is_here();
		if ( $request->context->is_sampled ) {
			$spans = Otlp::traces( $request );
			$count = count( $spans['resourceSpans'][0]['scopeSpans'][0]['spans'] );
			$error = $is_here ? $this->post( 'traces', $spans ) : 'unreachable';
			$is_here = $is_here && '' === $error;
			$request->measure( 'otel.sdk.exporter.span.exported', $count, '' === $error ? [] : [ 'error.type' => $error ] );
		}
		if ( $request->logs && $is_here ) {
			$is_here = '' === $this->post( 'logs', Otlp::logs( $request ) );
		}
		if ( isset( $this->settings->targets['metrics'] ) ) {
			$metrics = new Metrics();
			$metrics->add( $request->measured );
			if ( ( $sums = $metrics->collect( $this->settings ) ) && $is_here && '' === $this->post( 'metrics', Otlp::metrics( $sums ) ) ) {
				$metrics->sent( $this->settings );
			}
		}
	}

	/** What went wrong, in a word; nothing when it went well. */
	private function post( string $signal, array $message ): string {
		$target = $this->settings->targets[ $signal ];
		$left   = intdiv( $this->deadline - hrtime( true ), 1_000_000 );
		$body   = Otlp::encode( $signal, $message, $target['protobuf'] );
		if ( $left < 1 || strlen( $body ) > self::MOST_BYTES ) {
			return $left < 1 ? 'timeout' : 'too_large';
		}
		$headers = [ 'Content-Type: application/' . ( $target['protobuf'] ? 'x-protobuf' : 'json' ), 'Expect:', 'User-Agent: OTel-OTLP-Exporter-WpAspire/' . Request::VERSION, ...$target['headers'] ];
		if ( $this->settings->gzip ) {
			$body      = gzencode( $body, 1 );
			$headers[] = 'Content-Encoding: gzip';
		}
		$answer = '';
		$this->curl ??= curl_init();
		curl_setopt_array(
			$this->curl,
			[
				CURLOPT_URL               => $target['url'],
				CURLOPT_POSTFIELDS        => $body,
				CURLOPT_HTTPHEADER        => $headers,
				// Where nobody listens, a part of the time says so; an exchange of keys needs all of it.
				CURLOPT_CONNECTTIMEOUT_MS => str_starts_with( $target['url'], 'https' ) ? $left : min( $left, intdiv( 2 * $this->settings->milliseconds, 5 ) ),
				CURLOPT_TIMEOUT_MS        => $left,
				CURLOPT_NOSIGNAL          => true,
				CURLOPT_FOLLOWLOCATION    => false,
				CURLOPT_PROTOCOLS         => CURLPROTO_HTTP | CURLPROTO_HTTPS,
				CURLOPT_WRITEFUNCTION     => static function ( $curl, string $piece ) use ( &$answer ): int {
					$answer .= $piece;
					return strlen( $answer ) <= self::MOST_ANSWER ? strlen( $piece ) : -1;
				},
			] + $this->tls()
		);
		$is_done = curl_exec( $this->curl );
		$status  = curl_getinfo( $this->curl, CURLINFO_RESPONSE_CODE );
		if ( ! $is_done || $status < 200 || $status > 299 ) {
			$this->fail( $target['url'], $is_done ? "it answers $status" : curl_error( $this->curl ) );
			return $is_done ? (string) $status : 'unreachable';
		}
		$this->succeed();
		$this->tell_of_rejected( $signal, $answer );
		return '';
	}

	private function tls(): array {
		return array_filter(
			[
				CURLOPT_CAINFO  => Settings::file( 'CERTIFICATE' ) ?: (string) getenv( 'SSL_CERT_FILE' ),
				CURLOPT_CAPATH  => explode( ':', (string) getenv( 'SSL_CERT_DIR' ) )[0],
				CURLOPT_SSLCERT => Settings::file( 'CLIENT_CERTIFICATE' ),
				CURLOPT_SSLKEY  => Settings::file( 'CLIENT_KEY' ),
			]
		);
	}

	/** Whether to try. */
	private function is_here(): bool {
		$state = @file_get_contents( self::AWAY );
		[ $failures, $until ] = array_map( intval( ... ), explode( ' ', (string) $state ) + [ 0, 0 ] );
		if ( $failures < self::PATIENCE ) {
			return true;
		}
		if ( time() < $until ) {
			return false;
		}
		// This request tries; the others do not.
		self::remember( $failures );
		return true;
	}

	private function fail( string $url, string $reason ): void {
		$failures = 1 + (int) @file_get_contents( self::AWAY );
		self::remember( $failures );
		if ( self::PATIENCE === $failures ) {
			self::say( 'telemetry can not be sent to ' . Redaction::url( $url ) . " ($reason); it is left out until that answers." );
		}
	}

	private function succeed(): void {
		if ( is_file( self::AWAY ) ) {
			$failures = (int) @file_get_contents( self::AWAY );
			// Of several that find it back at once, one says so.
			if ( @unlink( self::AWAY ) && $failures >= self::PATIENCE ) {
				self::say( 'telemetry is sent again.' );
			}
		}
	}

	/** Never sent again; said once an hour. */
	private function tell_of_rejected( string $signal, string $answer ): void {
		$partial = json_decode( $answer, true )['partialSuccess'] ?? null;
		if ( is_array( $partial ) && array_filter( $partial ) && @filemtime( self::REJECTED ) < time() - 3600 ) {
			touch( self::REJECTED );
			self::say( "the receiver of telemetry took not all $signal: " . Redaction::text( (string) ( $partial['errorMessage'] ?? 'it does not say why' ), 200 ) . '.' );
		}
	}

	private static function remember( int $failures ): void {
		@file_put_contents( self::AWAY, $failures . ' ' . ( time() + self::PAUSE ), LOCK_EX );
	}

	private static function say( string $sentence ): void {
		error_log( "wordpress: $sentence" );
	}
}
