<?php
// Folders for uploads that belong to somebody else.

/** A sentence about the folder, or the nearest one above it that is there, if it can not be written to; else nothing. */
function unwritable_upload_folder( string $folder ): string {
	while ( ! file_exists( $folder ) && '/' !== $folder ) {
		$folder = dirname( $folder );
	}
	if ( is_writable( $folder ) ) {
		return '';
	}
	$owner = fileowner( $folder );
	$name  = function_exists( 'posix_getpwuid' ) ? ( posix_getpwuid( $owner )['name'] ?? '' ) : '';
	return "$folder belongs to user id $owner" . ( '' === $name ? '' : " ($name)" ) . ' and can not be written to: uploads into it fail. A chown -R '
		. ( function_exists( 'posix_geteuid' ) ? posix_geteuid() : '33' ) . ' of it, in a container that runs as root, repairs that.';
}

/** The same for where today's uploads go. */
function unwritable_upload_folder_of_today(): string {
	if ( '' !== (string) getenv_docker( 'WORDPRESS_UPLOADS_S3_BUCKET', '' ) ) {
		return '';
	}
	return unwritable_upload_folder( '/var/www/html/wp-content/uploads/' . gmdate( 'Y/m' ) );
}
