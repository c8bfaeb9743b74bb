<?php
// Runs the bootstrap in PHP-FPM, over a socket, and passes on what it says:
//
//   php -n request.php <directory of the sockets>
//
// The work is done in FPM rather than here because there the compiled code stays in memory for the first visitor.
// The script's output is "ok", or "failed: " and a sentence for people.

[ , $sockets ] = $argv;

require __DIR__ . '/fastcgi.php';

$connection = ask( "$sockets/bootstrap.sock", __DIR__ . '/bootstrap.php' );
if ( ! $connection ) {
	fwrite( STDERR, "wordpress: PHP does not take the request for the start.\n" );
	exit( 1 );
}
// The script decides how long it waits for the database.
stream_set_timeout( $connection, PHP_INT_MAX >> 32 );
// Meanwhile another worker fetches the code that will be needed then.
ask_in_passing( "$sockets/warm-up.sock", __DIR__ . '/warm-up.php' );

$read = static function ( int $length ) use ( $connection ): string {
	$data = '';
	while ( strlen( $data ) < $length && ! feof( $connection ) ) {
		$data .= fread( $connection, $length - strlen( $data ) );
	}
	return $data;
};

$output = '';
while ( strlen( $header = $read( 8 ) ) === 8 ) {
	[ 'type' => $type, 'length' => $length, 'padding' => $padding ] = unpack( 'Cversion/Ctype/nid/nlength/Cpadding', $header );
	$content = $read( $length );
	$read( $padding );
	match ( $type ) {
		6       => $output .= $content,
		7       => fwrite( STDERR, $content ),
		default => null,
	};
	if ( 3 === $type ) {
		break;
	}
}

[ , $body ] = explode( "\r\n\r\n", $output, 2 ) + [ '', '' ];
if ( 'ok' === trim( $body ) ) {
	exit( 0 );
}
if ( str_starts_with( $body, 'failed: ' ) ) {
	fwrite( STDERR, 'wordpress: ' . substr( $body, strlen( 'failed: ' ) ) . "\n" );
} else {
	$text = trim( preg_replace( '/\s+/', ' ', strip_tags( preg_replace( '#<(style|script|title)\b.*?</\1>#is', '', $body ) ) ) );
	fwrite( STDERR, 'wordpress: the start of the site was broken off' . ( '' === $text ? '.' : ': ' . substr( $text, 0, 500 ) ) . "\n" );
}
exit( 1 );
