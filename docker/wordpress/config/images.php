<?php
// Memory of images. A photo is decoded outside of PHP's own limit, four bytes for each of its dots: a few at once in a small
// container, and the kernel ends a worker, or the container. So large ones are decoded one after the other, and one that can never
// fit is refused in WordPress's own words.

final class Wordpress_Image_Memory {
	/** @var resource|null The lock of this request, */
	private static $lock = null;

	/** and how many images it is for. */
	private static int $holders = 0;

	/** The editor that decodes one at a time, in the place of WordPress's own. */
	public static function editors( array $editors ): array {
		require_once __DIR__ . '/image-editors.php';
		return array_map(
			static fn ( string $editor ): string => match ( $editor ) {
				'WP_Image_Editor_GD'      => 'Wordpress_Image_Editor_GD',
				'WP_Image_Editor_Imagick' => 'Wordpress_Image_Editor_Imagick',
				default                   => $editor,
			},
			$editors
		);
	}

	public static function check( mixed $file ): mixed {
		// Only what calls itself an image: PHP looks for the size of other files all through them.
		$is_image = str_starts_with( (string) wp_check_filetype( (string) ( $file['name'] ?? '' ) )['type'], 'image/' );
		if ( $is_image && empty( $file['error'] ) && is_string( $file['tmp_name'] ?? null ) && self::is_too_large( $file['tmp_name'] ) ) {
			$file['error'] = self::sentence();
		}
		return $file;
	}

	public static function is_too_large( string $file ): bool {
		$size = @wp_getimagesize( $file );
		if ( ! $size ) {
			return false;
		}
		// WordPress reads the file into PHP's own memory, too.
		$memory = wp_convert_hr_to_bytes( (string) ini_get( 'memory_limit' ) );
		return self::megabytes( $size[0], $size[1] ) > self::limit() || ( $memory > 0 && filesize( $file ) > $memory - 64 * MB_IN_BYTES );
	}

	public static function sentence(): string {
		return __( 'The server cannot process the image. This can happen if the server is busy or does not have enough resources to complete the task. Uploading a smaller image may help. Suggested maximum size is 2560 pixels.' );
	}

	/** Waits for its turn with an image of some size; small ones have none. Says whether it has to be given back. */
	public static function take_turn( string $file ): bool {
		$size = @wp_getimagesize( $file );
		if ( ! $size || ! self::is_large( $size[0], $size[1] ) ) {
			return false;
		}
		if ( 0 === self::$holders && ( self::$lock = @fopen( '/tmp/wordpress/images.lock', 'c' ) ?: null ) ) {
			flock( self::$lock, LOCK_EX );
		}
		++self::$holders;
		return true;
	}

	public static function end_turn(): void {
		if ( 0 === --self::$holders && self::$lock ) {
			fclose( self::$lock );
			self::$lock = null;
		}
	}

	/** One that is large enough to be worth waiting for: WordPress makes photos smaller that are more than 2560 dots wide or high. */
	public static function is_large( int $width, int $height ): bool {
		return self::megabytes( $width, $height ) > max( 26, self::limit() / 16 );
	}

	private static function megabytes( int $width, int $height ): float {
		return $width * $height * 4 / 1048576;
	}

	/** What the start script found that is left beside the workers, in MB. */
	private static function limit(): float {
		return (float) ( getenv( 'WORDPRESS_IMAGE_MEMORY' ) ?: INF );
	}
}

add_early_filter( 'wp_image_editors', Wordpress_Image_Memory::editors( ... ) );
add_early_filter( 'wp_handle_upload_prefilter', Wordpress_Image_Memory::check( ... ) );
add_early_filter( 'wp_handle_sideload_prefilter', Wordpress_Image_Memory::check( ... ) );
