<?php
// A collector of telemetry: keeps what it gets, a file each, and gives the answer that its environment says.
header( 'Content-Type: ' . ( $_SERVER['CONTENT_TYPE'] ?? 'text/plain' ) );
$name = '/tmp/received/' . sprintf( '%.6f', microtime( true ) ) . '-' . bin2hex( random_bytes( 4 ) );
@mkdir( '/tmp/received' );
file_put_contents(
	"$name.new",
	json_encode( [ 'path' => $_SERVER['REQUEST_URI'], 'headers' => getallheaders(), 'body' => base64_encode( file_get_contents( 'php://input' ) ) ] )
);
rename( "$name.new", "$name.json" );
usleep( (int) ( 1e6 * (float) ( $_GET['wait'] ?? 0 ) ) );
switch ( getenv( 'ANSWER' ) ) {
	case 'slow':
		sleep( 30 );
		break;
	case 'garbage':
		echo random_bytes( 200000 );
		break;
	case 'partial':
		echo '{"partialSuccess":{"rejectedSpans":"1","errorMessage":"one span is too old"}}';
		break;
	case false:
		echo '{}';
		break;
	default:
		http_response_code( (int) getenv( 'ANSWER' ) );
}
