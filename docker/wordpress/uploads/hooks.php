<?php
// What of WordPress must know that uploads are not on this machine.

namespace WpAspire\Uploads;

final class Hooks {
	/** Archives can be made on this machine only. */
	private static bool $makes_archive = false;

	public static function add(): void {
		add_early_filter( 'upload_dir', self::folders( ... ) );
		add_early_filter( 'pre_move_uploaded_file', self::move( ... ), 3 );
		add_early_filter( 'wp_handle_upload', self::check( ... ) );
		add_early_filter( 'wp_save_image_editor_file', self::save_image( ... ), 4 );
		add_early_filter( 'pre_wp_unique_filename_file_list', self::names( ... ), 3 );
		add_early_filter( 'pre_recurse_dirsize', self::size( ... ), 3 );
		add_early_filter( 'wp_privacy_exports_dir', static fn ( string $folder ): string => self::$makes_archive ? get_temp_dir() . 'wordpress-exports/' : $folder );
		foreach ( [ 9 => true, 11 => false ] as $priority => $makes ) {
			$GLOBALS['wp_filter']['wp_privacy_personal_data_export_file'][ $priority ][] = [
				'function'      => static function () use ( $makes ): void {
					self::$makes_archive = $makes;
				},
				'accepted_args' => 0,
			];
		}
		add_early_filter( 'wp_privacy_personal_data_export_file_created', self::keep_archive( ... ) );
	}

	/** Paths lead to the bucket; addresses stay the site's own. */
	private static function folders( array $uploads ): array {
		foreach ( [ 'path', 'basedir' ] as $name ) {
			if ( preg_match( '#^' . preg_quote( WP_CONTENT_DIR . '/uploads', '#' ) . '(?=/|$)#', $uploads[ $name ], $local ) ) {
				$uploads[ $name ] = Files::root() . substr( $uploads[ $name ], strlen( $local[0] ) );
			}
		}
		return $uploads;
	}

	/** From where it came to the bucket, without another copy. What fails, WordPress tries in its own way, and says why it can not. */
	private static function move( mixed $is_moved, mixed $file, string $target ): mixed {
		if ( null !== $is_moved || ! Files::is_ours( $target ) || ! ( $source = @fopen( $file['tmp_name'], 'rb' ) ) ) {
			return $is_moved;
		}
		try {
			Files::write( Files::path( $target ), $source );
		} catch ( S3Error ) {
			return null;
		} finally {
			fclose( $source );
		}
		unlink( $file['tmp_name'] );
		return true;
	}

	private static function check( mixed $upload ): mixed {
		return Files::has_failed( $upload['file'] ?? null )
			/* translators: %s: File name. */
			? [ 'error' => sprintf( __( 'Could not write file %s' ), $upload['file'] ) ]
			: $upload;
	}

	/** WordPress looks for false, and its editors tell of errors otherwise. */
	private static function save_image( mixed $saved, string $file, \WP_Image_Editor $image, string $type ): mixed {
		if ( null !== $saved || ! Files::is_ours( $file ) ) {
			return $saved;
		}
		$saved = $image->save( $file, $type );
		return is_wp_error( $saved ) ? false : $saved;
	}

	/** Only names that could meet the new one, not those of a whole month. */
	private static function names( mixed $names, string $folder, string $name ): mixed {
		if ( null !== $names || ! Files::is_ours( $folder ) ) {
			return $names;
		}
		try {
			return Files::names( Files::path( $folder ), preg_replace( '/-\d+$/D', '', pathinfo( $name, PATHINFO_FILENAME ) ) );
		} catch ( S3Error ) {
			return [];
		}
	}

	private static function size( mixed $size, string $folder, mixed $except ): mixed {
		if ( false !== $size || ! Files::is_ours( $folder ) ) {
			return $size;
		}
		try {
			return Files::size( Files::path( $folder ), array_map( Files::path( ... ), array_filter( (array) $except, Files::is_ours( ... ) ) ) );
		} catch ( S3Error ) {
			return false;
		}
	}

	private static function keep_archive( string $archive ): void {
		$folder = wp_upload_dir()['basedir'] . '/wp-personal-data-exports/';
		if ( ! Files::is_ours( $folder ) || ! self::$makes_archive ) {
			return;
		}
		$source = fopen( $archive, 'rb' );
		try {
			Files::write( Files::path( $folder . basename( $archive ) ), $source );
		} catch ( S3Error ) {
			wp_send_json_error( __( 'Unable to open personal data export file (archive) for writing.' ) );
		} finally {
			fclose( $source );
			unlink( $archive );
		}
	}
}
