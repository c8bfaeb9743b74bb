<?php
// Uploads of the same name at the same moment. WordPress looks for a name that is free, and moves the file there later:
// of two requests that found the same one, in one container or in two, the second overwrites the file of the first.
// Here a name is taken when it is found, with an empty file that only one can create, on a network's file system, too.

final class Wordpress_Image_Upload_Name {
	private static bool $is_wanted = false;

	/** @var array<string, true> Files that hold a name, and nothing else so far. */
	private static array $empty = [];

	/** A file is about to get its name. Others who ask for a free name may never write to it. */
	public static function want( mixed $file ): mixed {
		self::$is_wanted = true;
		self::complain_of( wp_upload_dir( null, false )['path'] );
		return $file;
	}

	/** WordPress tells only who uploads that a folder is not the site's: files that root left there. */
	public static function complain_of( string $folder ): void {
		require_once dirname( __DIR__ ) . '/bootstrap/upload-folder.php';
		if ( '' !== ( $sentence = unwritable_upload_folder( $folder ) ) ) {
			file_put_contents( 'php://stderr', "wordpress: $sentence\n" );
		}
	}

	/** The same for an image that the block editor has cut or turned, which becomes a file of its own. */
	public static function want_for_edit( mixed $answer, mixed $handler, WP_REST_Request $request ): mixed {
		return preg_match( '#^/wp/v2/media/\d+/edit$#D', $request->get_route() ) ? self::want( $answer ) : $answer;
	}

	/** Takes the name that WordPress has found, or the next one that nobody is quicker to take. */
	public static function take( string $found, string $extension, string $directory, mixed $callback = null, array $alternatives = [], int|string $number = '' ): string {
		// The name of a temporary file, which a plugin that looks into uploads may want in between, is taken by who asks.
		if ( ! self::$is_wanted || '.tmp' === $extension ) {
			return $found;
		}
		self::$is_wanted = false;
		// Who brings a callback may want to replace a file.
		if ( is_callable( $callback ) ) {
			return $found;
		}
		$ending = strrchr( $found, '.' ) ?: '';
		$stem   = substr( $found, 0, strlen( $found ) - strlen( $ending ) );
		$stem   = '' === $number ? $stem : preg_replace( "/-$number$/D", '', $stem );
		for ( $name = $found; '' !== ( $problem = self::create( "$directory/$name" ) ); $name = "$stem-$number$ending" ) {
			if ( ! str_contains( $problem, 'File exists' ) ) {
				// WordPress will say why nothing can be written there.
				return $found;
			}
			$number = (int) $number + 1;
		}
		return $name;
	}

	/** The upload is there, be it as empty as the file that held its name. */
	public static function keep( mixed $upload ): mixed {
		unset( self::$empty[ $upload['file'] ?? '' ] );
		return $upload;
	}

	/** What keeps the file from being made; nothing when it was. */
	private static function create( string $path ): string {
		$problem = '';
		// Those of plugins hear of errors that are silenced, too, and PHP's own memory of the last one then does not.
		set_error_handler(
			static function ( int $level, string $message ) use ( &$problem ): bool {
				$problem .= $message;
				return true;
			}
		);
		$file = fopen( $path, 'x' );
		restore_error_handler();
		if ( $file ) {
			fclose( $file );
			if ( ! self::$empty ) {
				register_shutdown_function( self::give_back( ... ) );
			}
			self::$empty[ $path ] = true;
		}
		return $problem;
	}

	/** The names of uploads that came to nothing are free again. */
	private static function give_back(): void {
		clearstatcache();
		foreach ( self::$empty as $path => $_ ) {
			if ( is_file( $path ) && 0 === filesize( $path ) ) {
				unlink( $path );
			}
		}
		self::$empty = [];
	}
}

foreach ( [ 'wp_handle_upload_prefilter', 'wp_handle_sideload_prefilter', 'wp_upload_bits' ] as $wordpress_hook ) {
	add_early_filter( $wordpress_hook, Wordpress_Image_Upload_Name::want( ... ) );
}
add_early_filter( 'rest_request_before_callbacks', Wordpress_Image_Upload_Name::want_for_edit( ... ), 3 );
add_early_filter( 'wp_unique_filename', Wordpress_Image_Upload_Name::take( ... ), 6 );
add_early_filter( 'wp_handle_upload', Wordpress_Image_Upload_Name::keep( ... ) );
