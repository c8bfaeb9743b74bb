<?php
// WordPress calls its own public address, to check itself. Where that is HTTPS on the loopback of a developer's
// machine, the load balancer that ends TLS there is out of reach from in here: the call goes to nginx instead,
// with what the load balancer would have said.

if ( defined( 'WP_HOME' ) && preg_match( '#^https://(?:localhost|[a-z0-9.-]+\.localhost|127\.[0-9.]+|\[::1\])(?::\d+)?(?=/|$)#', WP_HOME, $wordpress_origin ) ) {
	add_early_filter(
		'pre_http_request',
		static function ( $answer, array $arguments, string $url ) use ( $wordpress_origin ) {
			$path = substr( $url, strlen( $wordpress_origin[0] ) );
			if ( false !== $answer || ! str_starts_with( $url, $wordpress_origin[0] ) || ( '' !== $path && '/' !== $path[0] ) ) {
				return $answer;
			}
			$arguments['reject_unsafe_urls'] = false;
			$arguments['headers']            = array_merge(
				is_array( $arguments['headers'] ) ? $arguments['headers'] : [],
				[ 'X-Forwarded-Proto' => 'https' ]
			);
			return wp_remote_request( 'http://127.0.0.1:8080' . $path, $arguments );
		},
		3
	);
}
