<?php
// How a request to AWS says who sends it: "Signature Version 4" ("Create a signed AWS API request", IAM User Guide).

namespace WpAspire\Aws;

/** What the names of AWS's servers in a region end with. */
function domain_of( string $region ): string {
	return str_starts_with( $region, 'cn-' ) ? 'amazonaws.com.cn' : 'amazonaws.com';
}

final class Signature {
	/**
	 * The headers of a request, and those that sign it.
	 *
	 * @param array<string, string> $query
	 * @param array<string, string> $headers In lower case.
	 * @param string                $sha256  Of the body.
	 * @return array<string, string>
	 */
	public static function sign( Credentials $credentials, string $service, string $region, string $method, string $url, array $query, array $headers, string $sha256 ): array {
		$time    = gmdate( 'Ymd\THis\Z' );
		$parts   = parse_url( $url );
		$headers = [
			...$headers,
			'host'                 => $parts['host'] . ( isset( $parts['port'] ) ? ":{$parts['port']}" : '' ),
			'x-amz-content-sha256' => $sha256,
			'x-amz-date'           => $time,
			...( '' === $credentials->token ? [] : [ 'x-amz-security-token' => $credentials->token ] ),
		];
		ksort( $headers );
		$names = implode( ';', array_keys( $headers ) );
		$lines = implode( '', array_map( static fn ( string $name, string $value ): string => "$name:$value\n", array_keys( $headers ), $headers ) );
		$scope = substr( $time, 0, 8 ) . "/$region/$service/aws4_request";
		$text  = "AWS4-HMAC-SHA256\n$time\n$scope\n" . hash( 'sha256', implode( "\n", [ $method, $parts['path'], self::query( $query ), $lines, $names, $sha256 ] ) );
		$key   = "AWS4$credentials->secret";
		foreach ( explode( '/', $scope ) as $part ) {
			$key = hash_hmac( 'sha256', $part, $key, true );
		}
		$signature = hash_hmac( 'sha256', $text, $key );
		return $headers + [ 'authorization' => "AWS4-HMAC-SHA256 Credential=$credentials->id/$scope, SignedHeaders=$names, Signature=$signature" ];
	}

	/** As it is signed, and so as it must be sent. @param array<string, string> $query */
	public static function query( array $query ): string {
		ksort( $query );
		return http_build_query( $query, '', '&', PHP_QUERY_RFC3986 );
	}
}
