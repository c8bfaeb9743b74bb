<?php
// What a request is for, in the words of WordPress: few names, however many addresses a site has.

namespace WpAspire\Telemetry;

final class Route {
	private static int $status = 200;
	private static string $query_type = '';
	private static array $roles = [];

	/** What WordPress made of the address; before a template can change it. */
	public static function of_query( Request $request ): void {
		[ $request->route, self::$query_type ] = match ( true ) {
			is_404() => [ '', '404' ],
			is_feed() => [ '/{feed}', 'feed' ],
			is_search() => [ '/{search}', 'search' ],
			is_front_page() => [ '/', 'front_page' ],
			is_home() => [ '/{posts}', 'home' ],
			is_singular() => [ '/{' . self::word( get_post_type() ?: 'post' ) . '}', 'singular' ],
			is_category() => [ '/{category}', 'category' ],
			is_tag() => [ '/{tag}', 'tag' ],
			is_tax() => [ '/{' . self::word( get_queried_object()->taxonomy ?? 'taxonomy' ) . '}', 'taxonomy' ],
			is_author() => [ '/{author}', 'author' ],
			is_date() => [ '/{date}', 'date' ],
			is_post_type_archive() => [ '/{archive}', 'post_type_archive' ],
			default => [ '/', 'other' ],
		};
		// WooCommerce's own way of AJAX, which else would be the front page.
		$action = $_GET['wc-ajax'] ?? null;
		if ( is_string( $action ) && has_action( "wc_ajax_$action" ) ) {
			$request->route = '/?wc-ajax=' . self::word( $action );
		}
	}

	/** A route of the REST API: the names of what is variable in it, without the patterns. */
	public static function of_rest( string $pattern ): string {
		// Patterns may have parentheses of their own.
		$route = preg_replace( '/\(\?P<(\w+)>((?:[^()\[\\\\]++|\\\\.|\[(?:\\\\.|[^\]\\\\])*+\]|\((?2)\))*+)\)/s', '{$1}', $pattern ) ?? '';
		return '/wp-json' . preg_replace( '/[^\w\/{}.-]/', '', $route );
	}

	/** Before the answer goes: what only can be told while WordPress still is there. */
	public static function finish( Request $request ): void {
		self::$status = (int) http_response_code() ?: 200;
		if ( self::$status >= 500 && '' === $request->error_type ) {
			$request->error_type = (string) self::$status;
		}
		$script = (string) ( $_SERVER['SCRIPT_NAME'] ?? '' );
		if ( '' === $request->route && '' === self::$query_type && '/index.php' !== $script ) {
			$request->route = self::of_script( $script );
		}
		if ( isset( $GLOBALS['current_user'] ) && $GLOBALS['current_user'] instanceof \WP_User && $GLOBALS['current_user']->exists() ) {
			self::$roles = array_values( $GLOBALS['current_user']->roles );
		}
	}

	public static function attributes( Request $request, string $method ): array {
		$old        = $request->settings->old_http_names;
		$host       = explode( ':', (string) ( $_SERVER['HTTP_HOST'] ?? '' ) );
		$path       = explode( '?', (string) ( $_SERVER['REQUEST_URI'] ?? '/' ), 2 );
		$attributes = self::metric_attributes( $request ) + [
			'url.path'                 => Redaction::path( $path[0] ),
			'network.protocol.version' => substr( (string) ( $_SERVER['SERVER_PROTOCOL'] ?? 'HTTP/1.1' ), 5 ),
			'server.address'           => $host[0],
		];
		if ( isset( $host[1] ) && ctype_digit( $host[1] ) ) {
			$attributes['server.port'] = (int) $host[1];
		}
		if ( isset( $path[1] ) && '' !== $path[1] ) {
			$attributes['url.query'] = Redaction::query( $path[1] );
		}
		if ( '_OTHER' === $method ) {
			$attributes['http.request.method_original'] = substr( preg_replace( '/[^A-Za-z-]/', '', (string) $_SERVER['REQUEST_METHOD'] ), 0, 32 );
		}
		if ( '' !== self::$query_type ) {
			$attributes['wordpress.query.type'] = self::$query_type;
		}
		if ( self::$roles ) {
			$attributes['user.roles'] = self::$roles;
		}
		if ( $old ) {
			$attributes += [ 'http.method' => $method, 'http.status_code' => self::$status, 'http.scheme' => $attributes['url.scheme'], 'http.target' => $attributes['url.path'] ];
		}
		return $attributes;
	}

	public static function metric_attributes( Request $request ): array {
		$method     = strtoupper( (string) ( $_SERVER['REQUEST_METHOD'] ?? 'GET' ) );
		$attributes = [
			'http.request.method'       => in_array( $method, [ 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT' ], true ) ? $method : '_OTHER',
			'url.scheme'                => 'on' === ( $_SERVER['HTTPS'] ?? '' ) ? 'https' : 'http',
			'http.response.status_code' => self::$status,
		];
		if ( '' !== $request->route ) {
			$attributes['http.route'] = $request->route;
		}
		if ( '' !== $request->error_type ) {
			$attributes['error.type'] = $request->error_type;
		}
		return $attributes;
	}

	private static function of_script( string $script ): string {
		$action = $_REQUEST['action'] ?? '';
		if ( '/wp-admin/admin-ajax.php' === $script || '/wp-admin/admin-post.php' === $script ) {
			$hook = str_ends_with( $script, 'ajax.php' ) ? 'wp_ajax' : 'admin_post';
			$is_known = is_string( $action ) && '' !== $action && function_exists( 'has_action' ) && ( has_action( "{$hook}_$action" ) || has_action( "{$hook}_nopriv_$action" ) );
			return $script . ( $is_known ? '?action=' . self::word( $action ) : '' );
		}
		// The page of a plugin: WordPress knows it once it has found who draws it.
		if ( ! empty( $GLOBALS['plugin_page'] ) && ! empty( $GLOBALS['page_hook'] ) ) {
			return $script . '?page=' . self::word( (string) $GLOBALS['plugin_page'] );
		}
		return self::word( $script );
	}

	private static function word( string $text ): string {
		return substr( preg_replace( '~[^\w/.-]~', '', $text ), 0, 64 );
	}
}
