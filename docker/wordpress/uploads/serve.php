<?php
// Sends a file of the bucket, for nginx: where no CloudFront is in front, and of folders that plugins may have closed.

namespace WpAspire\Uploads;

require dirname( __DIR__ ) . '/config/environment.php';
require __DIR__ . '/types.php';
require __DIR__ . '/s3.php';
require __DIR__ . '/files.php';
require __DIR__ . '/stream.php';
require dirname( __DIR__ ) . '/access/htaccess.php';

const ADDRESS = '/wp-content/uploads';
const PASSED  = [ 'content-type', 'content-length', 'content-range', 'accept-ranges', 'etag', 'last-modified', 'cache-control' ];

$bucket = S3::of_environment();
Files::use( $bucket );
stream_wrapper_register( Files::SCHEME, Stream::class, STREAM_IS_URL );

$path   = substr( $_SERVER['UPLOADS_URI'], strlen( ADDRESS ) + 1 );
$method = $_SERVER['REQUEST_METHOD'];
if ( ! in_array( $method, [ 'GET', 'HEAD' ], true ) ) {
	http_response_code( 405 );
	header( 'Allow: GET, HEAD' );
	exit;
}

$headers = [];
foreach ( [ 'IF_MATCH', 'IF_NONE_MATCH', 'IF_MODIFIED_SINCE', 'IF_UNMODIFIED_SINCE', ...( isset( $_SERVER['HTTP_IF_RANGE'] ) ? [] : [ 'RANGE' ] ) ] as $name ) {
	if ( isset( $_SERVER[ "HTTP_$name" ] ) ) {
		$headers[ strtolower( strtr( $name, '_', '-' ) ) ] = trim( preg_replace( '/\s+/', ' ', $_SERVER[ "HTTP_$name" ] ) );
	}
}

try {
	// The library of the media is for everybody, and CloudFront asks nobody.
	$is_library = preg_match( '#^(?:sites/\d+/)?\d{4}/\d\d/#', $path );
	if ( ! $is_library && '' === ( $_SERVER['SENT_BY_PHP'] ?? '' ) ) {
		// Where S3 does not say whether there is such a file, the answer is none.
		for ( $folder = ltrim( dirname( "/$path" ), '/' ); ; $folder = ltrim( dirname( "/$folder" ), '/' ) ) {
			Files::find( ltrim( "$folder/.htaccess", '/' ) );
			if ( '' === $folder ) {
				break;
			}
		}
		if ( ! \Htaccess::allows( Files::root(), "/$path", ADDRESS ) ) {
			http_response_code( 403 );
			exit;
		}
	}
	// A name that ends so is a folder's.
	if ( '' === $path || str_ends_with( $path, '/' ) ) {
		header( 'X-Accel-Redirect: /index.php' );
		exit;
	}
	$bucket->pass_on(
		$method,
		$path,
		$headers,
		static function ( Answer $answer ): void {
			if ( in_array( $answer->status, [ 200, 206, 304, 412, 416 ], true ) ) {
				http_response_code( $answer->status );
				foreach ( array_intersect_key( $answer->headers, array_flip( PASSED ) ) as $name => $value ) {
					if ( $answer->status < 300 || ! str_starts_with( $name, 'content-' ) || 'content-range' === $name ) {
						header( "$name: $value" );
					}
				}
			} elseif ( 404 === $answer->status ) {
				// What is no file is WordPress's.
				header( 'X-Accel-Redirect: /index.php' );
			} else {
				throw new S3Error( "S3 answers $answer->status.", $answer->status );
			}
		},
		static function ( string $piece ): void {
			echo $piece;
			flush();
		}
	);
} catch ( S3Error $error ) {
	file_put_contents( 'php://stderr', "wordpress: $path could not be sent: {$error->getMessage()}\n" );
	if ( ! headers_sent() ) {
		http_response_code( 503 );
		header( 'Retry-After: 5' );
		header( 'Cache-Control: no-store' );
	}
}
