<?php
// wp import <file>...: posts, terms, comments and what is about them, from WordPress's own export (WXR).

require __DIR__ . '/../import.php';

return static function ( Arguments $arguments ): Generator {
	$arguments->allow( 'authors', 'skip' );
	$usage   = 'import <file>... --authors=create|skip|<mapping.csv> [--skip=attachment,image_resize]';
	$files   = $arguments->need_rest( $usage );
	$authors = $arguments->option( 'authors' ) ?? stop( "usage: wp $usage" );
	$skip    = $arguments->list( 'skip' );
	if ( $unknown = array_diff( $skip, [ 'attachment', 'image_resize' ] ) ) {
		stop( '--skip knows attachment and image_resize, and not ' . implode( ', ', $unknown ) . '.' );
	}
	$mapping = [];
	if ( ! in_array( $authors, [ 'create', 'skip' ], true ) ) {
		$rows = @file( $authors, FILE_IGNORE_NEW_LINES | FILE_SKIP_EMPTY_LINES );
		if ( false === $rows ) {
			stop( "--authors is '$authors'; it must be create, skip, or a readable file of lines old_user_login,new_user_login." );
		}
		foreach ( $rows as $row ) {
			[ $old, $new ] = str_getcsv( $row, escape: '' ) + [ '', '' ];
			if ( 'old_user_login' !== $old ) {
				$mapping[ $old ] = $new;
			}
		}
	}
	foreach ( $files as $file ) {
		is_readable( $file ) || stop( "'$file' does not exist or can not be read." );
	}
	yield LOAD_SITE;
	require_once ABSPATH . 'wp-admin/includes/image.php';
	foreach ( $files as $file ) {
		$import = new Import( $authors, $mapping, $skip );
		$import->run( $file );
		success( "Finished importing from '$file' file: {$import->count} item(s), {$import->passed_over} of them there already." );
	}
};
