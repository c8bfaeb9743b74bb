<?php
// Tells how busy the PHP workers are: one line of JSON for each line on standard input, until that ends. Starting a
// process in a container costs more than the answer, so one that waits serves whoever wants to know again and again.
require __DIR__ . '/fastcgi.php';

while ( false !== fgets( STDIN ) ) {
	$connection = ask( '/tmp/wordpress/status.sock', '', array( 'SCRIPT_NAME' => '//fpm-status', 'QUERY_STRING' => 'json' ) );
	$status     = json_decode( $connection ? body_of( stream_get_contents( $connection ) ) : '', true );
	echo json_encode( array( 'waiting' => connections_waiting_at( '/tmp/wordpress/www.sock' ) ) + ( is_array( $status ) ? $status : array() ) ), "\n";
}

/** The body in the records of an answer. */
function body_of( string $records ): string {
	$answer = '';
	while ( strlen( $records ) >= 8 ) {
		$header = unpack( 'Cversion/Ctype/nrequest/nlength/Cpadding', $records );
		// Standard output; what else there is tells of the end.
		$answer .= 6 === $header['type'] ? substr( $records, 8, $header['length'] ) : '';
		$records = substr( $records, 8 + $header['length'] + $header['padding'] );
	}
	return explode( "\r\n\r\n", $answer, 2 )[1] ?? '';
}

/** How many connections nobody has accepted yet. PHP-FPM itself knows that of TCP only; the kernel lists them without an inode. */
function connections_waiting_at( string $socket ): int {
	return count( preg_grep( '~ 02 +0 ' . preg_quote( $socket, '~' ) . '$~', file( '/proc/net/unix', FILE_IGNORE_NEW_LINES ) ) );
}
