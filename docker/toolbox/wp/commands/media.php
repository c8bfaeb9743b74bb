<?php
// wp media regenerate | import | image-size

return static function ( Arguments $arguments ): Generator {
	$action = $arguments->shift();
	match ( $action ) {
		'regenerate' => $arguments->allow( 'yes', 'only-missing', 'image_size', 'skip-delete' ),
		'import'     => $arguments->allow( 'title', 'caption', 'alt', 'desc', 'post_id', 'featured_image', 'porcelain' ),
		'image-size' => $arguments->allow_list(),
		default      => stop( 'usage: wp media regenerate | import | image-size' ),
	};
	$words = $arguments->rest();
	if ( 'import' === $action && ! $words ) {
		stop( 'usage: wp media import <file>... [--post_id=<id>] [--title=<title>] [--porcelain]' );
	}
	yield LOAD_SITE;
	switch ( $action ) {
		case 'image-size':
			$rows = [];
			foreach ( wp_get_registered_image_subsizes() as $name => $size ) {
				$rows[] = [ 'name' => $name, 'width' => $size['width'], 'height' => $size['height'], 'crop' => $size['crop'] ? 'hard' : 'soft', 'ratio' => '' ];
			}
			print_list( $rows, $arguments, 'name,width,height,crop,ratio' );
			break;

		case 'regenerate':
			if ( ! $words ) {
				confirm( 'Do you really want to regenerate all images?', $arguments );
			}
			$size = $arguments->option( 'image_size' );
			if ( null !== $size && ! isset( wp_get_registered_image_subsizes()[ $size ] ) ) {
				stop( "there is no image size '$size'." );
			}
			$ids    = ( new WP_Query() )->query( [ 'post_type' => 'attachment', 'post_status' => 'any', 'post_mime_type' => 'image', 'posts_per_page' => -1, 'fields' => 'ids', 'orderby' => 'ID', 'order' => 'ASC' ] + ( $words ? [ 'post__in' => array_map( intval( ... ), $words ) ] : [] ) );
			$failed = 0;
			foreach ( $ids as $index => $id ) {
				$file  = wp_get_original_image_path( $id ) ?: get_attached_file( $id );
				$title = get_the_title( $id );
				$where = sprintf( '%d/%d', $index + 1, count( $ids ) );
				if ( ! $file || ! is_file( $file ) ) {
					warning( "Can't find \"$title\" (ID $id)." );
					++$failed;
					continue;
				}
				$before = wp_get_attachment_metadata( $id ) ?: [];
				if ( $arguments->has( 'only-missing' ) || null !== $size ) {
					$keep = $size;
					if ( null !== $keep && isset( $before['sizes'][ $keep ] ) && ! $arguments->has( 'only-missing' ) ) {
						unset( $before['sizes'][ $keep ] );
						wp_update_attachment_metadata( $id, $before );
					}
					if ( null !== $keep ) {
						add_filter( 'intermediate_image_sizes_advanced', $only = static fn ( array $sizes ): array => array_intersect_key( $sizes, [ $keep => 0 ] ) );
						add_filter( 'wp_get_missing_image_subsizes', $only );
					}
					$after = wp_update_image_subsizes( $id );
				} else {
					$after = wp_generate_attachment_metadata( $id, $file );
					if ( $after && ! is_wp_error( $after ) ) {
						wp_update_attachment_metadata( $id, $after );
						// Sizes that nobody asks for any more.
						$gone = $arguments->has( 'skip-delete' ) ? [] : array_diff( array_column( $before['sizes'] ?? [], 'file' ), array_column( $after['sizes'] ?? [], 'file' ), [ basename( $file ), basename( (string) get_attached_file( $id ) ) ] );
						foreach ( $gone as $old ) {
							@unlink( dirname( $file ) . '/' . basename( $old ) );
						}
					}
				}
				if ( ! $after || is_wp_error( $after ) ) {
					warning( "$where Couldn't regenerate thumbnails for \"$title\" (ID $id)." . ( is_wp_error( $after ) ? ' ' . $after->get_error_message() : '' ) );
					++$failed;
					continue;
				}
				if ( empty( $GLOBALS['wp_is_quiet'] ) ) {
					echo "$where Regenerated thumbnails for \"$title\" (ID $id).\n";
				}
			}
			$count = count( $ids );
			0 === $failed ? success( "Regenerated $count of $count images." ) : stop( 'only ' . ( $count - $failed ) . " of $count images were regenerated." );
			break;

		case 'import':
			$parent = (int) $arguments->option( 'post_id', '0' );
			if ( $parent && ! get_post( $parent ) ) {
				stop( "there is no post '$parent'." );
			}
			foreach ( $words as $file ) {
				$temporary = wp_tempnam( basename( $file ) );
				if ( preg_match( '#^https?://#', $file ) ) {
					$temporary = need_success( download_url( $file ) );
				} elseif ( ! is_file( $file ) || ! copy( $file, $temporary ) ) {
					stop( "'$file' can not be read." );
				}
				$id = need_success( media_handle_sideload( [ 'name' => basename( strtok( $file, '?' ) ), 'tmp_name' => $temporary ], $parent, $arguments->option( 'desc' ), array_filter( [ 'post_title' => $arguments->option( 'title' ), 'post_excerpt' => $arguments->option( 'caption' ) ] ) ) );
				if ( $arguments->has( 'alt' ) ) {
					update_post_meta( $id, '_wp_attachment_image_alt', wp_slash( $arguments->option( 'alt' ) ) );
				}
				if ( $arguments->has( 'featured_image' ) && $parent ) {
					set_post_thumbnail( $parent, $id );
				}
				$arguments->has( 'porcelain' ) ? print( "$id\n" ) : print( "Imported file '$file' as attachment ID $id.\n" );
			}
			if ( ! $arguments->has( 'porcelain' ) ) {
				success( 'Imported ' . count( $words ) . ' of ' . count( $words ) . ' items.' );
			}
			break;
	}
};
