<?php
// Asks PHP-FPM, over a socket, to run a script.

/**
 * @param array<string, string> $more More of what the script is told.
 * @return resource|null The connection that the answer comes on.
 */
function ask( string $socket, string $script, array $more = array() ) {
	$record = static fn ( int $type, string $content ): string => pack( 'CCnnCx', 1, $type, 1, strlen( $content ), 0 ) . $content;
	$pair   = static fn ( string $name, string $value ): string => chr( strlen( $name ) ) . chr( strlen( $value ) ) . $name . $value;

	$connection = @stream_socket_client( 'unix://' . $socket, $code, $message, 5 );
	if ( ! $connection ) {
		return null;
	}
	$parameters = $pair( 'SCRIPT_FILENAME', $script ) . $pair( 'REQUEST_METHOD', 'GET' ) . $pair( 'REQUEST_URI', '/' )
		. $pair( 'SERVER_PROTOCOL', 'HTTP/1.1' ) . $pair( 'HTTP_HOST', 'localhost:8080' ) . $pair( 'SERVER_NAME', 'localhost' )
		. $pair( 'REMOTE_ADDR', '127.0.0.1' );
	foreach ( $more as $name => $value ) {
		$parameters .= $pair( $name, $value );
	}
	// Begin (as a responder), parameters, end of parameters, no body.
	fwrite( $connection, $record( 1, pack( 'nCx5', 1, 0 ) ) . $record( 4, $parameters ) . $record( 4, '' ) . $record( 5, '' ) );
	return $connection;
}

/** The same when nobody waits for the answer. A connection that stayed open would keep the worker from its next request. */
function ask_in_passing( string $socket, string $script ): void {
	if ( $connection = ask( $socket, $script ) ) {
		fclose( $connection );
	}
}
