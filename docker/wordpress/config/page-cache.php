<?php
// What nginx can not know of a page that it may keep (nginx/page-cache.conf).

if ( isset( $_SERVER['PAGE_CACHE_KEY'] ) && '' !== $_SERVER['PAGE_CACHE_KEY'] ) {
	header_register_callback(
		static function (): void {
			$status = http_response_code();
			$sets   = static fn ( string $headers ): bool => (bool) preg_grep( "/^(?:$headers)/i", headers_list() );

			if ( 500 <= $status ) {
				// For want of a better one, the old page is shown.
				return;
			}
			// Another kind of document is not kept (nginx/page-cache-maps.conf).
			$is_page = ! preg_grep( '#^(?:Content-Encoding:|Content-Type:(?!\s*(?:text/html|application/xhtml\+xml)))#i', headers_list() );
			if ( $is_page && in_array( $status, [ 404, 410 ], true ) && ! $sets( 'Set-Cookie:|Vary:.*\*' ) ) {
				// Browsers are told not to keep it. It is the same for everybody, though, and what is missing on a page
				// is asked for as often as the page.
				header( 'X-Accel-Expires: ' . (int) getenv_docker( 'WORDPRESS_PAGE_CACHE', 0 ) );
				return;
			}
			if ( ! $is_page || ! in_array( $status, [ 200, 301 ], true ) || $sets( 'Cache-Control:|Expires:|Set-Cookie:|Vary:.*\*|X-Accel-Expires:' ) ) {
				// An old page is shown to those who come while PHP works on the new one, until that takes its place.
				// This answer may never do so: a post that has a password now would be shown for as long as visitors
				// come close upon each other. The file has the name that nginx gives it.
				require_once __DIR__ . '/forget-page.php';
				forget_page( '/tmp/wordpress/pages/' . md5( $_SERVER['PAGE_CACHE_KEY'] ) );
			}
		}
	);
}
