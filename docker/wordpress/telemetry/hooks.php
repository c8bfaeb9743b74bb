<?php
// Where WordPress tells of what it does.

namespace WpAspire\Telemetry;

final class Hooks {
	/** Nanoseconds: what is shorter is no span of its own. */
	private const THRESHOLD = 1_000_000;

	private const TIMED = [ 'plugins_loaded', 'setup_theme', 'after_setup_theme', 'init', 'wp_loaded', 'rest_api_init', 'admin_init', 'wp', 'template_redirect', 'wp_head', 'wp_footer', 'shutdown' ];

	/** @var list<array|null> Outgoing requests that have begun; null for those that are not watched. */
	private static array $calls = [];
	private static string $mail = '';
	private static string $image = '';
	/** @var array<string, list<string>> Open spans of hooks. */
	private static array $timed = [];
	private static int $loaded = 0;

	public static function watch( Request $request ): void {
		// The first hook after the database is there.
		self::filter( 'enable_loading_object_cache_dropin', static function ( $value ) {
			Database::watch();
			self::$loaded = hrtime( true );
			return $value;
		} );
		self::watch_routes( $request );
		self::watch_calls( $request );
		self::watch_mail( $request );
		if ( $request->context->is_sampled ) {
			self::watch_images( $request );
			self::watch_code( $request );
			self::offer( $request );
		}
	}

	/** How long Redis was waited for; those who wait long stand out, the rest is a sum. */
	public static function cache_wait( string $operation, int $started, string $error = '' ): void {
		$request = Request::$current;
		if ( null === $request ) {
			return;
		}
		$waited = hrtime( true ) - $started;
		$request->attributes['wordpress.cache.operations'] = ( $request->attributes['wordpress.cache.operations'] ?? 0 ) + 1;
		$request->attributes['wordpress.cache.duration']   = ( $request->attributes['wordpress.cache.duration'] ?? 0.0 ) + $waited / 1e9;
		if ( ( $waited >= self::THRESHOLD || '' !== $error ) && $request->is_recording() ) {
			$id = $request->open( $operation, 3, [ 'db.system.name' => 'redis', 'db.operation.name' => $operation ], $started );
			$request->close( $id, '' === $error ? [] : [ 'error.type' => $error ], $error );
		}
	}

	private static function watch_routes( Request $request ): void {
		self::filter( 'wp', static fn () => Route::of_query( $request ) );
		self::filter( 'rest_post_dispatch', static function ( $response ) use ( $request ) {
			$request->route = $response instanceof \WP_REST_Response ? Route::of_rest( (string) $response->get_matched_route() ) : $request->route;
			return $response;
		} );
		self::filter( 'template_include', static function ( $template ) use ( $request ) {
			global $_wp_current_template_id;
			$request->attributes['wordpress.template'] = is_string( $_wp_current_template_id ) && str_ends_with( (string) $template, 'template-canvas.php' ) ? $_wp_current_template_id : basename( (string) $template );
			return $template;
		}, PHP_INT_MAX );
	}

	private static function watch_calls( Request $request ): void {
		self::filter( 'http_request_args', static function ( $arguments, $url ) use ( $request ) {
			$id = $request->is_recording() ? $request->open( strtoupper( (string) ( $arguments['method'] ?? 'GET' ) ), 3 ) : '';
			self::$calls[] = [ 'id' => $id, 'started' => hrtime( true ) ];
			if ( $request->settings->propagates && is_array( $arguments ) ) {
				$headers = $arguments['headers'] ?? [];
				if ( is_array( $headers ) ) {
					$arguments['headers'] = $request->context->headers( $request->current_span() ) + $headers;
				}
			}
			return $arguments;
		}, PHP_INT_MAX, 2 );
		// Somebody else has the answer, or has asked for it in another way.
		self::filter( 'pre_http_request', static function ( $answer, $arguments, $url ) use ( $request ) {
			if ( false !== $answer ) {
				self::end_call( $request, $answer, (array) $arguments, (string) $url );
			}
			return $answer;
		}, PHP_INT_MAX, 3 );
		self::filter( 'http_api_debug', static fn ( $response, $context, $class, $arguments, $url ) => self::end_call( $request, $response, (array) $arguments, (string) $url ), 10, 5 );
	}

	private static function end_call( Request $request, mixed $response, array $arguments, string $url ): void {
		$call = array_pop( self::$calls );
		if ( null === $call ) {
			return;
		}
		$parts      = (array) parse_url( $url );
		$scheme     = strtolower( $parts['scheme'] ?? 'http' );
		$method     = strtoupper( (string) ( $arguments['method'] ?? 'GET' ) );
		$attributes = [
			'http.request.method' => in_array( $method, [ 'CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE' ], true ) ? $method : '_OTHER',
			'server.address'      => (string) ( $parts['host'] ?? 'unknown' ),
			'server.port'         => (int) ( $parts['port'] ?? ( 'https' === $scheme ? 443 : 80 ) ),
		];
		$error  = '';
		$status = 0;
		if ( is_wp_error( $response ) ) {
			$error = self::word( (string) $response->get_error_code() );
		} else {
			$status = (int) wp_remote_retrieve_response_code( $response );
			$error  = $status >= 400 ? (string) $status : '';
		}
		$attributes += ( $status ? [ 'http.response.status_code' => $status ] : [] ) + ( '' === $error ? [] : [ 'error.type' => $error ] );
		$request->measure( 'http.client.request.duration', ( hrtime( true ) - $call['started'] ) / 1e9, $attributes );
		if ( '' !== $call['id'] ) {
			$old = $request->settings->old_http_names ? [ 'http.method' => $attributes['http.request.method'], 'http.url' => Redaction::url( $url ), 'net.peer.name' => $attributes['server.address'] ] + ( $status ? [ 'http.status_code' => $status ] : [] ) : [];
			$request->close( $call['id'], $attributes + [ 'url.full' => Redaction::url( $url ), 'url.scheme' => $scheme ] + $old, $error );
		}
	}

	private static function watch_mail( Request $request ): void {
		self::filter( 'pre_wp_mail', static function ( $answer ) use ( $request ) {
			if ( null === $answer && '' === self::$mail && $request->is_recording() ) {
				// No name, no address, no subject.
				$host       = (string) getenv_docker( 'WORDPRESS_SMTP_HOST', '' );
				self::$mail = $request->open( 'send mail', 3, '' === $host ? [] : [ 'server.address' => $host, 'server.port' => (int) getenv_docker( 'WORDPRESS_SMTP_PORT', 587 ), 'network.protocol.name' => 'smtp' ] );
			}
			return $answer;
		}, PHP_INT_MAX );
		$end = static function ( string $error ) use ( $request ): void {
			$request->close( self::$mail, '' === $error ? [] : [ 'error.type' => $error ], $error );
			self::$mail = '';
		};
		self::filter( 'wp_mail_succeeded', static fn () => $end( '' ) );
		self::filter( 'wp_mail_failed', static fn ( $error ) => $end( self::word( is_wp_error( $error ) ? (string) $error->get_error_code() : '_OTHER' ) ) );
	}

	private static function watch_images( Request $request ): void {
		self::filter( 'intermediate_image_sizes_advanced', static function ( $sizes, $metadata = [] ) use ( $request ) {
			if ( '' === self::$image && is_array( $sizes ) ) {
				self::$image = $request->open( 'resize image', 1, [ 'wordpress.image.sizes' => count( $sizes ), 'wordpress.image.width' => (int) ( $metadata['width'] ?? 0 ), 'wordpress.image.height' => (int) ( $metadata['height'] ?? 0 ) ] );
			}
			return $sizes;
		}, PHP_INT_MAX, 2 );
		self::filter( 'wp_generate_attachment_metadata', static function ( $metadata ) use ( $request ) {
			$request->close( self::$image );
			self::$image = '';
			return $metadata;
		}, PHP_INT_MIN );
	}

	/** Plugins as they are loaded, the hooks in which they do their work, and events that are due. */
	private static function watch_code( Request $request ): void {
		foreach ( [ 'mu_plugin_loaded', 'plugin_loaded' ] as $hook ) {
			self::filter( $hook, static function ( $file ) use ( $request ): void {
				$id = $request->open( 'load ' . Database::of_file( (string) $file ), 1, [ 'wordpress.component' => Database::of_file( (string) $file ) ], self::$loaded );
				$request->close( $id, [], '', self::THRESHOLD );
				self::$loaded = hrtime( true );
			} );
		}
		self::filter( 'muplugins_loaded', static fn () => self::$loaded = hrtime( true ) );
		foreach ( self::TIMED as $hook ) {
			self::time( $request, $hook, "hook $hook", [ 'wordpress.hook' => $hook ], self::THRESHOLD );
		}
		self::filter( 'wp_loaded', static function () use ( $request ): void {
			foreach ( (array) apply_filters( 'wordpress_telemetry_hooks', [] ) as $hook ) {
				if ( is_string( $hook ) && '' !== $hook && ! isset( self::$timed[ $hook ] ) ) {
					self::time( $request, $hook, 'hook ' . $hook, [ 'wordpress.hook' => $hook ], self::THRESHOLD );
				}
			}
			if ( wp_doing_cron() ) {
				foreach ( array_unique( array_merge( [], ...array_map( array_keys( ... ), array_values( wp_get_ready_cron_jobs() ) ) ) ) as $hook ) {
					self::time( $request, (string) $hook, "cron $hook", [ 'wordpress.hook' => (string) $hook ], 0 );
				}
			}
		} );
	}

	/** The time from a hook's first callback to its last. */
	private static function time( Request $request, string $hook, string $name, array $attributes, int $threshold ): void {
		self::$timed[ $hook ] ??= [];
		self::filter( $hook, static function ( $value = null ) use ( $request, $hook, $name, $attributes ) {
			self::$timed[ $hook ][] = $request->open( $name, 1, $attributes );
			return $value;
		}, PHP_INT_MIN );
		self::filter( $hook, static function ( $value = null ) use ( $request, $hook, $threshold ) {
			if ( null !== ( $id = array_pop( self::$timed[ $hook ] ) ) ) {
				$request->close( $id, [], '', $threshold );
			}
			return $value;
		}, PHP_INT_MAX );
	}

	/** Spans of plugins' own. */
	private static function offer( Request $request ): void {
		$spans = [];
		self::filter( 'wordpress_telemetry_start', static function ( $name = '', $attributes = [] ) use ( $request, &$spans ): void {
			$spans[] = $request->open( is_string( $name ) ? $name : '', 1, is_array( $attributes ) ? $attributes : [] );
		}, 10, 2 );
		self::filter( 'wordpress_telemetry_end', static function ( $attributes = [] ) use ( $request, &$spans ): void {
			if ( null !== ( $id = array_pop( $spans ) ) ) {
				$request->close( $id, is_array( $attributes ) ? $attributes : [] );
			}
		} );
	}

	private static function word( string $text ): string {
		return substr( preg_replace( '/[^\w.-]/', '', $text ), 0, 64 ) ?: '_OTHER';
	}

	/** Before WordPress is there, which takes such hooks over, and after. */
	private static function filter( string $hook, callable $callback, int $priority = 10, int $arguments = 1 ): void {
		if ( function_exists( 'add_filter' ) ) {
			add_filter( $hook, $callback, $priority, $arguments );
		} else {
			$GLOBALS['wp_filter'][ $hook ][ $priority ][] = [ 'function' => $callback, 'accepted_args' => $arguments ];
		}
	}
}
