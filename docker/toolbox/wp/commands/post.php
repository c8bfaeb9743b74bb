<?php
// wp post list | get | create | update | delete | meta

return static function ( Arguments $arguments ): Generator {
	$fields = [ 'post_author', 'post_date', 'post_content', 'post_title', 'post_excerpt', 'post_status', 'comment_status', 'ping_status', 'post_password', 'post_name', 'post_parent', 'menu_order', 'post_type', 'post_mime_type', 'post_category', 'tags_input' ];
	$query  = [ 'post_type', 'post_status', 'posts_per_page', 'paged', 'orderby', 'order', 'author', 'author_name', 'name', 's', 'post__in', 'post__not_in', 'post_parent', 'category_name', 'tag', 'year', 'monthnum', 'meta_key', 'meta_value' ];
	$action = $arguments->shift();
	match ( $action ) {
		'list'   => $arguments->allow_list( ...$query ),
		'get'    => $arguments->allow_list(),
		'create' => $arguments->allow( ...[ ...$fields, 'porcelain' ] ),
		'update' => $arguments->allow( ...$fields ),
		'delete' => $arguments->allow( 'force' ),
		'meta'   => null,
		default  => stop( 'usage: wp post list | get | create | update | delete | meta' ),
	};
	$find = static fn ( string $id ): WP_Post => ( ctype_digit( $id ) ? get_post( (int) $id ) : null ) ?? stop( "there is no post '$id'." );
	$data = static function () use ( $arguments, $fields ): array {
		$data = $arguments->only( ...$fields );
		foreach ( [ 'post_category', 'tags_input' ] as $list ) {
			if ( isset( $data[ $list ] ) ) {
				$data[ $list ] = $arguments->list( $list );
			}
		}
		return $data;
	};

	switch ( $action ) {
		case 'list':
			yield LOAD_SITE;
			$given = $arguments->only( ...$query );
			foreach ( [ 'post_type', 'post_status', 'post__in', 'post__not_in' ] as $list ) {
				if ( isset( $given[ $list ] ) ) {
					$given[ $list ] = $arguments->list( $list );
				}
			}
			foreach ( $given['post_type'] ?? [] as $type ) {
				'any' === $type || post_type_exists( $type ) || stop( "there is no post type '$type'." );
			}
			$given += [ 'post_type' => 'post', 'post_status' => [ 'publish', 'future', 'draft', 'pending', 'private', 'inherit' ], 'posts_per_page' => -1, 'orderby' => 'date', 'order' => 'DESC', 'ignore_sticky_posts' => true, 'no_found_rows' => true ];
			if ( [ 'any' ] === $given['post_type'] ) {
				$given['post_type'] = 'any';
			}
			$posts = array_map( static fn ( WP_Post $post ): array => get_object_vars( $post ) + [ 'url' => get_permalink( $post ) ], ( new WP_Query() )->query( $given ) );
			print_list( $posts, $arguments, 'ID,post_title,post_name,post_date,post_status' );
			break;

		case 'get':
			$id = $arguments->need( 'post get <id>' );
			yield LOAD_SITE;
			print_item( get_object_vars( $find( $id ) ), $arguments, 'ID,post_author,post_date,post_date_gmt,post_content,post_title,post_excerpt,post_status,comment_status,ping_status,post_password,post_name,to_ping,pinged,post_modified,post_modified_gmt,post_parent,guid,menu_order,post_type,post_mime_type,comment_count' );
			break;

		case 'create':
			$file = $arguments->shift();
			yield LOAD_SITE;
			$post = $data() + [ 'post_status' => 'draft' ];
			if ( null !== $file ) {
				$content = @file_get_contents( '-' === $file ? 'php://stdin' : $file );
				$post   += [ 'post_content' => false === $content ? stop( "'$file' can not be read." ) : $content ];
			}
			$id = need_success( wp_insert_post( wp_slash( $post ), true ) );
			$arguments->has( 'porcelain' ) ? print( "$id\n" ) : success( "Created post $id." );
			break;

		case 'update':
			$usage = 'post update <id>... --<field>=<value>';
			$ids   = $arguments->need_rest( $usage );
			$post  = $data() ?: stop( "usage: wp $usage" );
			yield LOAD_SITE;
			foreach ( $ids as $id ) {
				need_success( wp_update_post( wp_slash( [ 'ID' => $find( $id )->ID ] + $post ), true ) );
				success( "Updated post $id." );
			}
			break;

		case 'delete':
			$ids = $arguments->need_rest( 'post delete <id>... [--force]' );
			yield LOAD_SITE;
			foreach ( array_map( $find, $ids ) as $post ) {
				// Only posts and pages have a place in the trash, and what is there already leaves it.
				$force = $arguments->has( 'force' ) || 'trash' === $post->post_status;
				if ( ! $force && ! in_array( $post->post_type, [ 'post', 'page' ], true ) ) {
					stop( "posts of type '{$post->post_type}' do not go to the trash: --force deletes them." );
				}
				wp_delete_post( $post->ID, $force ) ? success( ( $force ? 'Deleted' : 'Trashed' ) . " post {$post->ID}." ) : stop( "post {$post->ID} could not be deleted." );
			}
			break;

		case 'meta':
			yield from meta_command( $arguments, 'post', static fn ( string $id ): int => $find( $id )->ID );
			break;
	}
};
