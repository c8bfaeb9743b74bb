<?php
/**
 * Pages that say how often PHP has made them: /counted/<name>/<behaviour>/. A plugin that must be there, so that they are
 * served as WordPress's own pages are.
 */
if ( ! str_starts_with( $_SERVER['REQUEST_URI'] ?? '', '/counted/' ) ) {
	return;
}

[ , , $name, $behaviour ] = explode( '/', parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
$file                     = fopen( "/tmp/counted-$name", 'c+' );
flock( $file, LOCK_EX );
$count = 1 + (int) stream_get_contents( $file );
rewind( $file );
fwrite( $file, (string) $count );
flock( $file, LOCK_UN );

switch ( $behaviour ) {
	case 'slow':
		usleep( 100_000 );
		break;
	case 'session':
		session_start();
		break;
	case 'cookie':
		setcookie( 'language', 'de' );
		break;
	case 'redirect':
		header( 'Location: /', true, 301 );
		break;
	case 'other-way':
		header( 'Location: /', true, 302 );
		break;
	case 'missing':
		http_response_code( 404 );
		nocache_headers();
		break;
	case 'missing-cookie':
		http_response_code( 404 );
		setcookie( 'language', 'de' );
		break;
	case 'by-cookie':
		header( 'Vary: Cookie' );
		break;
	case 'by-anything':
		header( 'Vary: *' );
		break;
	case 'failing':
		http_response_code( file_exists( "/tmp/$name" ) ? 500 : 200 );
		break;
	case 'protected':
		if ( file_exists( "/tmp/$name" ) ) {
			nocache_headers();
			usleep( 100_000 );
			exit( 'protected' );
		}
		break;
	case 'private':
	case 'no-store':
	case 'no-cache':
	case 'max-age=86400':
	case 's-maxage=86400':
		header( "Cache-Control: $behaviour" );
		break;
	case 'expires':
		header( 'Expires: ' . gmdate( 'D, d M Y H:i:s', time() + 86400 ) . ' GMT' );
		break;
	case 'accelerated':
		header( 'X-Accel-Expires: 86400' );
		break;
}
exit( (string) $count );
