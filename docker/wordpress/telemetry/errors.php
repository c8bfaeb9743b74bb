<?php
// Errors and exceptions: events of the span in which they happen, and lines for people, with the trace in them.

namespace WpAspire\Telemetry;

final class Errors {
	private const FATAL = E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR | E_USER_ERROR | E_RECOVERABLE_ERROR;

	public static function watch( Request $request ): void {
		set_error_handler(
			static function ( int $level, string $message, string $file = '', int $line = 0 ) use ( $request ): bool {
				if ( ! ( error_reporting() & $level ) ) {
					return false;
				}
				$request->event( 'exception', self::describe( 'Warning', $message, $file, $line ) );
				self::log( $request, 13, 'Warning', $message, $file, $line );
				// PHP itself would write the same, without the trace.
				if ( ini_get( 'display_errors' ) && 'stderr' !== ini_get( 'display_errors' ) || ! ini_get( 'log_errors' ) ) {
					return false;
				}
				error_log( "PHP Warning:  $message in $file on line $line trace_id={$request->context->trace}" );
				return true;
			},
			E_WARNING | E_USER_WARNING
		);
		register_shutdown_function( static fn () => self::find_fatal( $request ) );
	}

	/** What ended the request. PHP has said it already. */
	private static function find_fatal( Request $request ): void {
		$error = error_get_last();
		if ( null === $error || ! ( $error['type'] & self::FATAL ) ) {
			return;
		}
		[ 'message' => $message, 'file' => $file, 'line' => $line ] = $error;
		$type  = 'Error';
		$stack = '';
		if ( preg_match( '/^Uncaught ([\w\\\\]+)(?:: (.*))? in [^\n]+:\d+\nStack trace:\n(.*?)(?:\n  thrown|\z)/s', $message, $match ) ) {
			[ , $type, $message, $stack ] = $match;
		}
		$request->error_type = $type;
		$request->event( 'exception', self::describe( $type, $message, $file, $line, $stack ) + [ 'exception.escaped' => true ] );
		self::log( $request, 21, $type, $message, $file, $line, $stack );
		error_log( "wordpress: trace_id={$request->context->trace} ended with $type in $file on line $line." );
	}

	private static function log( Request $request, int $severity, string $type, string $message, string $file, int $line, string $stack = '' ): void {
		$request->log( $severity, 'exception', Redaction::text( "PHP $type: $message" ), self::describe( $type, $message, $file, $line, $stack ) );
		$request->measure( 'wordpress.errors', 1, [ 'error.type' => $type, 'wordpress.component' => Database::of_file( $file ) ] );
	}

	private static function describe( string $type, string $message, string $file, int $line, string $stack = '' ): array {
		// Of calls the names, not what they were given.
		$stack = preg_replace( '/^(#\d+ .*?\(\d+\): [^(]*)\(.*\)$/m', '$1()', $stack ) ?? '';
		return [
			'exception.type'       => $type,
			'exception.message'    => Redaction::text( $message ),
			'exception.stacktrace' => Redaction::cut( ( '' === $stack ? '' : "$stack\n" ) . "thrown in $file:$line", 4096 ),
			'wordpress.component'  => Database::of_file( $file ),
		];
	}
}
