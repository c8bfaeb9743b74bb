<?php
// A bucket: its objects are read, written, copied, listed and deleted by signed requests.

namespace WpAspire\Uploads;

use WpAspire\Aws\Credentials;
use WpAspire\Aws\CredentialsError;
use WpAspire\Aws\Signature;
use function WpAspire\Aws\domain_of;

require_once dirname( __DIR__ ) . '/aws/credentials.php';
require_once dirname( __DIR__ ) . '/aws/signature.php';

/** What did not go well, as a sentence; the code is the status, 0 where there was no answer. */
final class S3Error extends \RuntimeException {}

/** What S3 answered. */
final class Answer {
	public int $status = 0;

	/** @var array<string, string> In lower case. */
	public array $headers = [];

	public string $body = '';
}

final class S3 {
	/** One request writes an object; S3 takes no more in one. */
	public const MOST_BYTES = 5 * 1024 ** 3;

	public const SHA256 = 'x-amz-meta-sha256';

	private const ATTEMPTS = 3;

	/** Nanoseconds after which nothing is tried again. */
	private const PATIENCE = 10_000_000_000;

	/** Of one that is overloaded, or of another request for the same object. */
	private const AGAIN = [ 409, 429, 500, 502, 503, 504 ];

	private ?\CurlHandle $curl = null;
	private ?Credentials $credentials = null;
	private readonly string $address;

	private function __construct( public readonly string $bucket, private readonly string $prefix, private readonly string $region, string $endpoint ) {
		$domain        = domain_of( $region );
		$this->address = match ( true ) {
			'' !== $endpoint => rtrim( $endpoint, '/' ) . "/$bucket",
			// No certificate is for names with more dots.
			str_contains( $bucket, '.' ) => "https://s3.$region.$domain/$bucket",
			default => "https://$bucket.s3.$region.$domain",
		};
	}

	/** The bucket that the environment names; null where it names none. */
	public static function of_environment(): ?self {
		$bucket = (string) getenv_docker( 'WORDPRESS_UPLOADS_S3_BUCKET', '' );
		if ( '' === $bucket ) {
			return null;
		}
		$prefix = (string) getenv_docker( 'WORDPRESS_UPLOADS_S3_PREFIX', '' );
		$region = getenv( 'AWS_REGION' ) ?: (string) getenv( 'AWS_DEFAULT_REGION' );
		return new self( $bucket, '' === $prefix ? '' : "$prefix/", $region, (string) getenv( 'AWS_ENDPOINT_URL_S3' ) );
	}

	/** @return array{size: int, time: int, sha256: string, etag: string, encryption: string}|null Nothing where there is no such object. */
	public function head( string $path ): ?array {
		$answer = $this->send( 'HEAD', $path );
		if ( 404 === $answer->status ) {
			return null;
		}
		$this->demand( $answer, 200 );
		return [
			'size'       => (int) ( $answer->headers['content-length'] ?? 0 ),
			'time'       => (int) strtotime( $answer->headers['last-modified'] ?? '' ),
			'sha256'     => $answer->headers[ self::SHA256 ] ?? '',
			'etag'       => trim( $answer->headers['etag'] ?? '', '"' ),
			'encryption' => $answer->headers['x-amz-server-side-encryption'] ?? '',
		];
	}

	/** A part of an object that has not changed meanwhile. */
	public function read( string $path, int $from, int $length, string $etag ): string {
		$answer = $this->send( 'GET', $path, headers: [ 'range' => sprintf( 'bytes=%d-%d', $from, $from + $length - 1 ), 'if-match' => "\"$etag\"" ] );
		$this->demand( $answer, 200, 206 );
		return 206 === $answer->status ? $answer->body : substr( $answer->body, $from, $length );
	}

	/**
	 * Sends an object on as it comes.
	 *
	 * @param array<string, string> $headers Conditions and ranges.
	 * @param callable(Answer): void $begin Called before the first piece, or for an answer without a body.
	 * @param callable(string): void $sink  Called for each piece.
	 */
	public function pass_on( string $method, string $path, array $headers, callable $begin, callable $sink ): void {
		$has_begun = false;
		$answer    = $this->send(
			$method,
			$path,
			headers: $headers,
			sink: static function ( string $piece, Answer $answer ) use ( &$has_begun, $begin, $sink ): void {
				if ( ! $has_begun ) {
					$has_begun = true;
					$begin( $answer );
				}
				$sink( $piece );
			}
		);
		if ( ! $has_begun ) {
			$begin( $answer );
		}
	}

	/**
	 * Writes an object, whole or not at all: S3 compares what comes with its hash.
	 *
	 * @param resource $source
	 * @return array{size: int, time: int, sha256: string, etag: string}|null Nothing where only a new one was to be written, and there is one.
	 */
	public function write( string $path, $source, bool $only_new = false ): ?array {
		rewind( $source );
		$hash   = hash_init( 'sha256' );
		$size   = hash_update_stream( $hash, $source );
		$sha256 = hash_final( $hash );
		if ( $size > self::MOST_BYTES ) {
			throw new S3Error( 'a file may have 5 GiB at most.', 413 );
		}
		$headers = [
			'cache-control' => 'public, max-age=86400',
			'content-type'  => Types::of( $path ),
			self::SHA256    => $sha256,
		];
		$answer = $this->send( 'PUT', $path, headers: $headers + ( $only_new ? [ 'if-none-match' => '*' ] : [] ), body: $source, size: $size, sha256: $sha256 );
		if ( $only_new && 412 === $answer->status ) {
			return null;
		}
		$this->demand( $answer, 200 );
		return [ 'size' => $size, 'time' => time(), 'sha256' => $sha256, 'etag' => trim( $answer->headers['etag'] ?? '', '"' ) ];
	}

	/** Copies an object of this bucket to another name, with all that S3 knows of it. */
	public function copy( string $from, string $to ): void {
		$answer = $this->send( 'PUT', $to, headers: [ 'x-amz-copy-source' => self::encode( "/$this->bucket/$this->prefix$from" ) ] );
		$this->demand( $answer, 200 );
		// S3 answers that it has begun, and may fail afterwards.
		if ( str_contains( $answer->body, '<Error>' ) ) {
			throw new S3Error( 'S3 answers ' . self::code( $answer->body ) . '.', 500 );
		}
	}

	public function delete( string $path ): void {
		$this->demand( $this->send( 'DELETE', $path ), 200, 204 );
	}

	/**
	 * The objects whose names begin so, by their names.
	 *
	 * @param bool $by_folder Those of one folder only; what is below another is one entry, whose name ends with a slash.
	 * @return \Generator<string, array{size: int, time: int, etag: string}|null>
	 */
	public function list( string $beginning, bool $by_folder = false, int $most = 1000 ): \Generator {
		$query = [ 'list-type' => '2', 'encoding-type' => 'url', 'max-keys' => (string) $most, 'prefix' => $this->prefix . $beginning ] + ( $by_folder ? [ 'delimiter' => '/' ] : [] );
		do {
			$answer = $this->send( 'GET', null, $query );
			$this->demand( $answer, 200 );
			$list = simplexml_load_string( $answer->body );
			if ( false === $list ) {
				throw new S3Error( 'S3 answers with something that is no list.' );
			}
			foreach ( $list->Contents as $object ) {
				yield $this->name( $object->Key ) => [ 'size' => (int) $object->Size, 'time' => (int) strtotime( (string) $object->LastModified ), 'etag' => trim( (string) $object->ETag, '"' ) ];
			}
			foreach ( $list->CommonPrefixes as $folder ) {
				yield $this->name( $folder->Prefix ) => null;
			}
			$query['continuation-token'] = (string) $list->NextContinuationToken;
		} while ( 'true' === (string) $list->IsTruncated && $most >= 1000 );
	}

	private function name( \SimpleXMLElement $key ): string {
		return substr( urldecode( (string) $key ), strlen( $this->prefix ) );
	}

	private function demand( Answer $answer, int ...$statuses ): void {
		if ( ! in_array( $answer->status, $statuses, true ) ) {
			$code = self::code( $answer->body );
			throw new S3Error( "S3 answers $answer->status" . ( '' === $code ? '.' : " ($code)." ), $answer->status );
		}
	}

	private static function code( string $body ): string {
		return preg_match( '#<Code>(\w+)</Code>#', $body, $match ) ? $match[1] : '';
	}

	private static function encode( string $path ): string {
		return implode( '/', array_map( rawurlencode( ... ), explode( '/', $path ) ) );
	}

	/**
	 * @param string|null           $path    Null for the bucket itself.
	 * @param array<string, string> $headers In lower case.
	 * @param resource|null         $body
	 */
	private function send( string $method, ?string $path, array $query = [], array $headers = [], $body = null, int $size = 0, ?string $sha256 = null, ?callable $sink = null ): Answer {
		$url     = $this->address . ( null === $path ? '/' : '/' . self::encode( $this->prefix . $path ) );
		$started = hrtime( true );
		for ( $attempt = 1; ; ++$attempt ) {
			if ( ! $this->credentials?->are_good() ) {
				$this->credentials = self::find_credentials();
			}
			$answer  = new Answer();
			$problem = $this->exchange( $answer, $method, $url, Signature::sign( $this->credentials, 's3', $this->region, $method, $url, $query, $headers, $sha256 ?? hash( 'sha256', '' ) ), $query, $body, $size, $sink );
			$is_done = '' === $problem ? ! in_array( $answer->status, self::AGAIN, true ) : $answer->status > 0 && null !== $sink;
			if ( $is_done || self::ATTEMPTS === $attempt || hrtime( true ) - $started > self::PATIENCE ) {
				break;
			}
			usleep( random_int( 50_000, 100_000 ) * 2 ** $attempt );
		}
		if ( '' !== $problem ) {
			throw new S3Error( "S3 does not answer ($problem).", 0 );
		}
		return $answer;
	}

	/** One request; what kept it from an answer, or nothing. */
	private function exchange( Answer $answer, string $method, string $url, array $headers, array $query, $body, int $size, ?callable $sink ): string {
		$this->curl ??= curl_init();
		curl_reset( $this->curl );
		$options = [
			CURLOPT_URL               => $url . ( $query ? '?' . Signature::query( $query ) : '' ),
			CURLOPT_CUSTOMREQUEST     => $method,
			CURLOPT_NOBODY            => 'HEAD' === $method,
			CURLOPT_HTTPHEADER        => [ ...array_map( static fn ( string $name, string $value ): string => "$name: $value", array_keys( $headers ), $headers ), 'Expect:' ],
			CURLOPT_CONNECTTIMEOUT_MS => 3000,
			CURLOPT_LOW_SPEED_LIMIT   => 1,
			CURLOPT_LOW_SPEED_TIME    => 10,
			CURLOPT_NOSIGNAL          => true,
			CURLOPT_PROTOCOLS         => CURLPROTO_HTTP | CURLPROTO_HTTPS,
			CURLOPT_HEADERFUNCTION    => static function ( $curl, string $line ) use ( $answer ): int {
				if ( preg_match( '#^HTTP/\S+ (\d+)#', $line, $match ) ) {
					$answer->status  = (int) $match[1];
					$answer->headers = [];
				} elseif ( str_contains( $line, ':' ) ) {
					[ $name, $value ] = explode( ':', $line, 2 );
					$answer->headers[ strtolower( $name ) ] = trim( $value );
				}
				return strlen( $line );
			},
			CURLOPT_WRITEFUNCTION     => static function ( $curl, string $piece ) use ( $answer, $sink ): int {
				if ( null !== $sink && $answer->status < 300 ) {
					$sink( $piece, $answer );
				} else {
					$answer->body .= $piece;
				}
				return strlen( $piece );
			},
		];
		if ( null !== $body ) {
			rewind( $body );
			$options += [
				CURLOPT_UPLOAD       => true,
				CURLOPT_INFILESIZE   => $size,
				CURLOPT_READFUNCTION => static fn ( $curl, $file, int $length ): string => (string) fread( $body, $length ),
			];
		} elseif ( 'PUT' === $method ) {
			$options[ CURLOPT_HTTPHEADER ][] = 'Content-Length: 0';
		}
		curl_setopt_array( $this->curl, $options );
		return curl_exec( $this->curl ) ? '' : ( curl_error( $this->curl ) ?: 'it closes the connection' );
	}

	/** @throws S3Error */
	private static function find_credentials(): Credentials {
		try {
			return Credentials::find();
		} catch ( CredentialsError $error ) {
			throw new S3Error( $error->getMessage() );
		}
	}
}
