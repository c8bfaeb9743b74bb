<?php
// HashiCorp Vault: what may be read there by the IAM role that this container's task has.

namespace WpAspire\Vault;

use WpAspire\Aws\Credentials;
use WpAspire\Aws\Signature;
use function WpAspire\Aws\domain_of;

/** What did not go well, as a sentence. */
final class VaultError extends \RuntimeException {}

final class Vault {
	/** Of one that is sealed, has no leader yet, or is asked too often. */
	private const AGAIN = [ 412, 429, 472, 473, 500, 502, 503, 504 ];

	/** A certificate that will not be better the next time, and authorities that can not be read. */
	private const UNTRUSTED = [ CURLE_SSL_PEER_CERTIFICATE, CURLE_SSL_CACERT, CURLE_SSL_CACERT_BADFILE ];

	private const QUESTION = 'Action=GetCallerIdentity&Version=2011-06-15';

	private \CurlHandle $curl;
	private string $token = '';

	/**
	 * @param string $address   Without a slash at its end.
	 * @param string $authority The certificates, in PEM form, that its own is signed by; the system's where there are none.
	 * @param int    $patience  Seconds for which one that does not answer is asked again.
	 */
	public function __construct( private readonly string $address, private readonly string $namespace, private readonly string $authority, private readonly int $patience ) {
		$this->curl = curl_init();
	}

	/**
	 * Logs in with a signed question to AWS who asks, which Vault itself puts ("AWS auth method", IAM): neither the secret
	 * key nor a password leaves the task.
	 *
	 * @param string $server Makes the question one for this Vault only (iam_server_id_header_value).
	 * @param string $region Whose STS Vault asks; the global one where it is empty.
	 */
	public function log_in( Credentials $credentials, string $mount, string $role, string $server, string $region ): void {
		$url     = '' === $region ? 'https://sts.amazonaws.com/' : "https://sts.$region." . domain_of( $region ) . '/';
		$headers = [ 'content-type' => 'application/x-www-form-urlencoded; charset=utf-8' ] + ( '' === $server ? [] : [ 'x-vault-aws-iam-server-id' => $server ] );
		$signed  = Signature::sign( $credentials, 'sts', '' === $region ? 'us-east-1' : $region, 'POST', $url, [], $headers, hash( 'sha256', self::QUESTION ) );
		// It is in the address already.
		unset( $signed['host'] );
		[ $status, $answer ] = $this->send(
			'POST',
			"auth/$mount/login",
			[
				'role'                    => $role,
				'iam_http_request_method' => 'POST',
				'iam_request_url'         => base64_encode( $url ),
				'iam_request_body'        => base64_encode( self::QUESTION ),
				'iam_request_headers'     => base64_encode( json_encode( $signed, JSON_THROW_ON_ERROR ) ),
			]
		);
		$this->token = (string) ( $answer['auth']['client_token'] ?? '' );
		if ( '' === $this->token ) {
			throw new VaultError( "Vault ($this->address) does not let the task in as $role by auth/$mount" . self::reason( $status, $answer ) );
		}
	}

	/**
	 * All values at a path, of either version of the secrets engine for keys and values.
	 *
	 * @return array<string, mixed>
	 */
	public function read( string $path ): array {
		[ $status, $answer ] = $this->send( 'GET', $path );
		if ( 404 === $status ) {
			throw new VaultError( "Vault ($this->address) has nothing at $path." );
		}
		$values = $answer['data'] ?? null;
		if ( isset( $values['data'], $values['metadata'] ) ) {
			$values = $values['data'];
		}
		return is_array( $values ) ? $values : throw new VaultError( "Vault ($this->address) does not give out $path" . self::reason( $status, $answer ) );
	}

	/** The token is good for nothing afterwards; one that can not be taken back ends by itself. */
	public function log_out(): void {
		$this->exchange( 'POST', 'auth/token/revoke-self', null );
	}

	/** @return array{int, array} The status, and what it says. */
	private function send( string $method, string $path, ?array $content = null ): array {
		$until = microtime( true ) + $this->patience;
		for ( $pause = 0.1; ; $pause = min( 2 * $pause, 2.0 ) ) {
			[ $status, $body, $problem ] = $this->exchange( $method, $path, $content );
			if ( $status > 0 && ! in_array( $status, self::AGAIN, true ) ) {
				return [ $status, json_decode( $body, true ) ?? [] ];
			}
			if ( microtime( true ) + $pause > $until ) {
				throw new VaultError( "Vault ($this->address) does not answer within $this->patience seconds (VAULT_WAIT_TIMEOUT): " . ( $status > 0 ? "status $status." : "$problem." ) );
			}
			usleep( (int) ( $pause * 1_000_000 ) );
		}
	}

	/** @return array{int, string, string} */
	private function exchange( string $method, string $path, ?array $content ): array {
		curl_reset( $this->curl );
		$options = [
			CURLOPT_URL               => "$this->address/v1/$path",
			CURLOPT_CUSTOMREQUEST     => $method,
			CURLOPT_RETURNTRANSFER    => true,
			CURLOPT_HTTPHEADER        => [
				'X-Vault-Request: true',
				...( '' === $this->namespace ? [] : [ "X-Vault-Namespace: $this->namespace" ] ),
				...( '' === $this->token ? [] : [ "X-Vault-Token: $this->token" ] ),
			],
			// A server that stands by leads to the one that is active.
			CURLOPT_FOLLOWLOCATION    => true,
			CURLOPT_MAXREDIRS         => 3,
			CURLOPT_REDIR_PROTOCOLS   => CURLPROTO_HTTPS,
			CURLOPT_CONNECTTIMEOUT_MS => 3000,
			CURLOPT_TIMEOUT_MS        => 15000,
			CURLOPT_NOSIGNAL          => true,
		];
		if ( '' !== $this->authority ) {
			$options[ CURLOPT_CAINFO_BLOB ] = $this->authority;
		}
		if ( null !== $content ) {
			$options[ CURLOPT_POSTFIELDS ] = json_encode( $content, JSON_THROW_ON_ERROR );
		}
		curl_setopt_array( $this->curl, $options );
		$body = curl_exec( $this->curl );
		if ( in_array( curl_errno( $this->curl ), self::UNTRUSTED, true ) ) {
			throw new VaultError( "the certificate of Vault ($this->address) is refused: " . curl_error( $this->curl ) . '.' );
		}
		return [ curl_getinfo( $this->curl, CURLINFO_RESPONSE_CODE ), (string) $body, curl_error( $this->curl ) ];
	}

	private static function reason( int $status, array $answer ): string {
		$errors = implode( '; ', array_filter( (array) ( $answer['errors'] ?? [] ), is_string( ... ) ) );
		return ": status $status" . ( '' === $errors ? '.' : ' (' . mb_strimwidth( trim( preg_replace( '/\s+/', ' ', $errors ) ), 0, 300, '…' ) . ').' );
	}
}
