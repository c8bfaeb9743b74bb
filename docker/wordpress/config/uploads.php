<?php
// Uploads of the same name at the same moment. WordPress looks for a name that is free, and moves the file there later:
// of two requests that found the same one, in one container or in two, the second overwrites the file of the first.
// Here a name is taken when it is found, with an empty file that only one can create, on a network's file system, too.

final class Wordpress_Image_Upload_Name {
	private static bool $is_wanted = false;

	/** A file is about to get its name. Others who ask for a free name may never write to it. */
	public static function want( mixed $file ): mixed {
		self::$is_wanted = true;
		return $file;
	}

	/** Takes the name that WordPress has found, or the next one that nobody is quicker to take. */
	public static function take( string $found, string $extension, string $directory, mixed $callback = null, array $alternatives = [], int|string $number = '' ): string {
		$is_wanted       = self::$is_wanted;
		self::$is_wanted = false;
		// Who brings a callback may want to replace a file.
		if ( ! $is_wanted || is_callable( $callback ) ) {
			return $found;
		}
		$ending = strrchr( $found, '.' ) ?: '';
		$stem   = substr( $found, 0, strlen( $found ) - strlen( $ending ) );
		$stem   = '' === $number ? $stem : preg_replace( "/-$number$/D", '', $stem );
		for ( $name = $found; ! self::create( "$directory/$name" ); $name = "$stem-$number$ending" ) {
			if ( ! str_contains( error_get_last()['message'] ?? '', 'File exists' ) ) {
				// WordPress will say why nothing can be written there.
				return $found;
			}
			$number = (int) $number + 1;
		}
		return $name;
	}

	private static function create( string $path ): bool {
		error_clear_last();
		$file = @fopen( $path, 'x' );
		if ( ! $file ) {
			return false;
		}
		fclose( $file );
		// The name of an upload that came to nothing is free again.
		register_shutdown_function(
			static function () use ( $path ): void {
				clearstatcache();
				if ( is_file( $path ) && 0 === filesize( $path ) ) {
					unlink( $path );
				}
			}
		);
		return true;
	}
}

foreach ( [ 'wp_handle_upload_prefilter', 'wp_handle_sideload_prefilter', 'wp_upload_bits' ] as $wordpress_hook ) {
	add_early_filter( $wordpress_hook, Wordpress_Image_Upload_Name::want( ... ) );
}
add_early_filter( 'wp_unique_filename', Wordpress_Image_Upload_Name::take( ... ), 6 );
