<?php
// The credentials that requests to AWS are signed with: those of the environment, or of the task that this container is part of.

namespace WpAspire\Aws;

/** Why there are none, as a sentence. */
final class CredentialsError extends \RuntimeException {}

final class Credentials {
	/** Seconds before their end at which new ones are asked for. */
	private const MARGIN = 300;

	private function __construct(
		public readonly string $id,
		#[\SensitiveParameter] public readonly string $secret,
		#[\SensitiveParameter] public readonly string $token,
		private readonly int $until = PHP_INT_MAX,
	) {}

	public function are_good(): bool {
		return time() < $this->until - self::MARGIN;
	}

	/** @throws CredentialsError */
	public static function find(): self {
		$id = (string) getenv_docker( 'AWS_ACCESS_KEY_ID', '' );
		return '' !== $id
			? new self( $id, (string) getenv_docker( 'AWS_SECRET_ACCESS_KEY', '' ), (string) getenv_docker( 'AWS_SESSION_TOKEN', '' ) )
			: self::of_task();
	}

	/** Where ECS, or an agent of EKS, gives out those of the task; nothing where none does. */
	private static function address(): string {
		$path = (string) getenv( 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI' );
		$url  = '' !== $path ? "http://169.254.170.2$path" : (string) getenv( 'AWS_CONTAINER_CREDENTIALS_FULL_URI' );
		// By HTTP only from what is on this machine: anybody else could listen.
		return preg_match( '#^(?:https://|http://(?:127\.[\d.]+|localhost|\[::1\]|169\.254\.170\.2|169\.254\.170\.23|\[fd00:ec2::23\])(?::\d+)?/)#', $url ) ? $url : '';
	}

	private static function of_task(): self {
		$address = self::address();
		if ( '' === $address ) {
			throw new CredentialsError( 'there are no credentials: neither AWS_ACCESS_KEY_ID nor a task that has a role.' );
		}
		$token = (string) getenv_docker( 'AWS_CONTAINER_AUTHORIZATION_TOKEN', '' );
		for ( $attempt = 1; ; ++$attempt ) {
			$curl = curl_init( $address );
			curl_setopt_array(
				$curl,
				[
					CURLOPT_RETURNTRANSFER    => true,
					CURLOPT_HTTPHEADER        => '' === $token ? [] : [ "Authorization: $token" ],
					CURLOPT_CONNECTTIMEOUT_MS => 1000,
					CURLOPT_TIMEOUT_MS        => 3000,
					CURLOPT_NOSIGNAL          => true,
				]
			);
			$answer = json_decode( (string) curl_exec( $curl ), true );
			if ( is_array( $answer ) && isset( $answer['AccessKeyId'], $answer['SecretAccessKey'] ) ) {
				return new self( $answer['AccessKeyId'], $answer['SecretAccessKey'], $answer['Token'] ?? '', strtotime( $answer['Expiration'] ?? '' ) ?: PHP_INT_MAX );
			}
			if ( 3 === $attempt ) {
				throw new CredentialsError( 'the task gets no credentials (' . ( curl_error( $curl ) ?: 'status ' . curl_getinfo( $curl, CURLINFO_RESPONSE_CODE ) ) . ').' );
			}
			usleep( 100_000 * $attempt );
		}
	}
}
