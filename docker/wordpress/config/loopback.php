<?php
// WordPress calls its own address: for scheduled work, and to check itself. From in here that address may be out of reach (a host
// name that only the visitor's machine knows, the load balancer that ends TLS, a published port), so the call goes to nginx
// directly, with what the load balancer would have said.

final class Wordpress_Image_Loopback {
	/** The site's own address may be the one that it has in here. */
	private static bool $is_inside = false;

	/** Takes the place of a request to the site itself; others go their way. */
	public static function send( mixed $answer, array $arguments, string $url ): mixed {
		if ( false !== $answer || self::$is_inside || ! ( $path = self::path_of( $url ) ) ) {
			return $answer;
		}
		$address                         = parse_url( $url );
		$redirections                    = $arguments['redirection'] ?? 5;
		$arguments['redirection']        = 0;
		$arguments['reject_unsafe_urls'] = false;
		$arguments['headers']            = [
			...( is_array( $arguments['headers'] ?? null ) ? $arguments['headers'] : [] ),
			'Host'              => $address['host'] . ( isset( $address['port'] ) ? ":{$address['port']}" : '' ),
			'X-Forwarded-Proto' => strtolower( $address['scheme'] ),
		];
		self::$is_inside = true;
		try {
			$inside = wp_remote_request( "http://localhost:8080$path", $arguments );
		} finally {
			self::$is_inside = false;
		}
		// A redirection is followed as the outside address that it is.
		$status   = (int) wp_remote_retrieve_response_code( $inside );
		$location = wp_remote_retrieve_header( $inside, 'location' );
		if ( $redirections < 1 || '' === $location || is_array( $location ) || ! in_array( $status, [ 301, 302, 303, 307, 308 ], true ) ) {
			return $inside;
		}
		unset( $arguments['headers']['Host'], $arguments['headers']['X-Forwarded-Proto'] );
		if ( $status <= 303 && 'HEAD' !== ( $arguments['method'] ?? '' ) ) {
			$arguments['method'] = 'GET';
			$arguments['body']   = null;
		}
		return wp_remote_request( WP_Http::make_absolute_url( $location, $url ), [ 'redirection' => $redirections - 1 ] + $arguments );
	}

	/** What comes after host and port when the address is one of the site's; else null. */
	private static function path_of( string $url ): ?string {
		if ( ! preg_match( '#^https?://([^/?\#]+)([^\#]*)#i', $url, $match ) ) {
			return null;
		}
		$path = str_starts_with( $match[2], '/' ) ? $match[2] : "/$match[2]";
		foreach ( array_unique( [ home_url(), site_url() ] ) as $own ) {
			$own = untrailingslashit( $own );
			if ( 0 === strncasecmp( $url, $own, strlen( $own ) ) && preg_match( '#^(?:$|[/?\#])#', substr( $url, strlen( $own ) ) ) ) {
				return $path;
			}
		}
		// Any site of the network is in here.
		return is_multisite() && get_sites( [ 'domain' => strtolower( $match[1] ), 'number' => 1, 'count' => true ] ) ? $path : null;
	}
}

add_early_filter( 'pre_http_request', Wordpress_Image_Loopback::send( ... ), 3 );
