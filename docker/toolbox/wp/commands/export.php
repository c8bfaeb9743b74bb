<?php
// wp export: WordPress's own export (WXR).

return static function ( Arguments $arguments ): Generator {
	$arguments->allow( 'dir', 'stdout', 'post_type', 'author', 'category', 'start_date', 'end_date', 'post_status', 'filename_format' );
	$directory = $arguments->option( 'dir', '.' );
	if ( ! $arguments->has( 'stdout' ) && ! is_writable( $directory ) ) {
		stop( "the directory '$directory' does not exist or can not be written to." );
	}
	yield LOAD_SITE;
	require_once ABSPATH . 'wp-admin/includes/export.php';
	$type = $arguments->option( 'post_type', 'all' );
	'all' === $type || post_type_exists( $type ) || stop( "there is no post type '$type'." );
	$given = array_filter(
		[
			'content'    => $type,
			'author'     => $arguments->has( 'author' ) ? find_user( $arguments->option( 'author' ) )->ID : false,
			'category'   => $arguments->option( 'category' ),
			'start_date' => $arguments->option( 'start_date' ),
			'end_date'   => $arguments->option( 'end_date' ),
			'status'     => $arguments->option( 'post_status' ),
		]
	);
	ob_start();
	export_wp( $given );
	$xml = ob_get_clean();
	if ( $arguments->has( 'stdout' ) ) {
		echo $xml;
		return;
	}
	$site = sanitize_title( get_bloginfo( 'name' ) );
	$file = rtrim( $directory, '/' ) . '/' . strtr( $arguments->option( 'filename_format', '{site}.wordpress.{date}.{n}.xml' ), [ '{site}' => $site, '{date}' => gmdate( 'Y-m-d' ), '{n}' => '000' ] );
	if ( strlen( $xml ) !== file_put_contents( "$file.partial", $xml ) || ! rename( "$file.partial", $file ) ) {
		stop( "'$file' could not be written." );
	}
	if ( empty( $GLOBALS['wp_is_quiet'] ) ) {
		echo "Writing to file $file\n";
	}
	success( 'All done with export.' );
};
