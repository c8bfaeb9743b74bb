<?php
// Where a request stands in a trace: what the load balancer says (W3C's traceparent, or AWS's own header), and whether the
// trace is recorded. nginx lets only the headers of trusted proxies through.

namespace WpAspire\Telemetry;

final class Context {
	private function __construct(
		public readonly string $trace,
		public readonly string $parent,
		public readonly bool $is_sampled,
		/** The other flags are passed on as they came. */
		private readonly int $flags,
		private readonly string $state,
	) {}

	public static function of_request( Settings $settings ): self {
		$trace  = (string) ( $_SERVER['TRACE_ID'] ?? '' );
		$parent = $state = '';
		$flags  = 0;
		// A later version begins as this one does.
		if ( preg_match( '/^(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/D', trim( (string) ( $_SERVER['HTTP_TRACEPARENT'] ?? '' ) ), $match )
			&& ( '00' !== $match[1] || 55 === strlen( trim( $_SERVER['HTTP_TRACEPARENT'] ) ) ) && trim( $match[2], '0' ) && trim( $match[3], '0' ) ) {
			[ , , $trace, $parent ] = $match;
			$flags = hexdec( $match[4] );
			$state = substr( preg_replace( '/[^\x20-\x7e]/', '', (string) ( $_SERVER['HTTP_TRACESTATE'] ?? '' ) ), 0, 512 );
		}
		if ( ! preg_match( '/^(?!0{32})[0-9a-f]{32}$/D', $trace ) ) {
			$trace = bin2hex( random_bytes( 16 ) );
		}
		$is_sampled = match ( true ) {
			! isset( $settings->targets['traces'] ) => false,
			'' !== $parent && str_starts_with( $settings->sampler, 'parentbased_' ) => (bool) ( $flags & 1 ),
			str_ends_with( $settings->sampler, 'always_off' ) => false,
			str_ends_with( $settings->sampler, 'traceidratio' ) => self::is_within( $trace, $settings->ratio ),
			default => true,
		};
		return new self( $trace, $parent, $is_sampled, $flags & 0xfe, $state );
	}

	/** The headers that carry the trace on to whom this request asks. */
	public function headers( string $span ): array {
		$headers = [ 'traceparent' => sprintf( '00-%s-%s-%02x', $this->trace, $span, $this->flags | ( $this->is_sampled ? 1 : 0 ) ) ];
		return '' === $this->state ? $headers : $headers + [ 'tracestate' => $this->state ];
	}

	/** Every service comes to the same decision about a trace: the last seven bytes of its id decide. */
	private static function is_within( string $trace, float $ratio ): bool {
		return hexdec( substr( $trace, 18 ) ) < $ratio * 2 ** 56;
	}
}
