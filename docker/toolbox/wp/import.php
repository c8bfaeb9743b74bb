<?php
// Reads WordPress's own export (WXR) into the site. What is there already, with the same title and date, stays.

final class Import {
	public int $count = 0;

	public int $passed_over = 0;

	/** @var array<int, int> Old numbers of posts, and the new ones. */
	private array $posts = [];

	/** @var array<string, int> */
	private array $authors = [];

	/** @param array<string, string> $mapping @param list<string> $skip */
	public function __construct( private readonly string $mode, private readonly array $mapping, private readonly array $skip ) {}

	public function run( string $file ): void {
		libxml_use_internal_errors( true );
		$xml = simplexml_load_file( $file, SimpleXMLElement::class, LIBXML_NONET | LIBXML_PARSEHUGE );
		if ( false === $xml || ! isset( $xml->channel ) ) {
			stop( "'$file' is no export of WordPress: " . trim( libxml_get_last_error()->message ?? 'it has no channel' ) . '.' );
		}
		$names = $xml->getDocNamespaces();
		if ( ! isset( $names['wp'] ) ) {
			stop( "'$file' is no export of WordPress: it does not name its version." );
		}
		wp_defer_term_counting( true );
		wp_suspend_cache_invalidation( false );
		if ( in_array( 'image_resize', $this->skip, true ) ) {
			add_filter( 'intermediate_image_sizes_advanced', '__return_empty_array' );
		}
		$channel = $xml->channel;
		foreach ( $channel->children( $names['wp'] )->author as $author ) {
			$this->author( $author );
		}
		foreach ( [ 'category' => [ 'category', 'category_nicename', 'cat_name', 'category_parent', 'category_description' ], 'tag' => [ 'post_tag', 'tag_slug', 'tag_name', '', 'tag_description' ], 'term' => [ '', 'term_slug', 'term_name', 'term_parent', 'term_description' ] ] as $kind => [ $taxonomy, $slug, $name, $parent, $description ] ) {
			foreach ( $channel->children( $names['wp'] )->$kind as $term ) {
				$this->term( '' === $taxonomy ? (string) $term->term_taxonomy : $taxonomy, (string) $term->$slug, (string) $term->$name, '' === $parent ? '' : (string) $term->$parent, (string) $term->$description );
			}
		}
		$parents = [];
		foreach ( $channel->item as $item ) {
			$this->item( $item, $names, $parents );
		}
		// A child may come before its parent.
		foreach ( $parents as $child => $parent ) {
			if ( isset( $this->posts[ $parent ] ) ) {
				$GLOBALS['wpdb']->update( $GLOBALS['wpdb']->posts, [ 'post_parent' => $this->posts[ $parent ] ], [ 'ID' => $child ] );
				clean_post_cache( $child );
			}
		}
		wp_defer_term_counting( false );
	}

	private function author( SimpleXMLElement $author ): void {
		$login = (string) $author->author_login;
		$as    = $this->mapping[ $login ] ?? $login;
		$known = get_user_by( 'login', $as );
		if ( ! $known && 'create' === $this->mode ) {
			$known = get_user_by( 'id', need_success( wp_insert_user( wp_slash( [
				'user_login'   => $as,
				'user_pass'    => wp_generate_password( 24 ),
				'user_email'   => (string) $author->author_email,
				'display_name' => (string) $author->author_display_name,
				'first_name'   => (string) $author->author_first_name,
				'last_name'    => (string) $author->author_last_name,
				'role'         => 'author',
			] ) ) ) );
		}
		if ( $known ) {
			$this->authors[ $login ] = $known->ID;
		}
	}

	private function term( string $taxonomy, string $slug, string $name, string $parent, string $description ): void {
		if ( ! taxonomy_exists( $taxonomy ) || '' === $name || term_exists( $slug, $taxonomy ) ) {
			return;
		}
		$above  = '' === $parent ? null : get_term_by( 'slug', $parent, $taxonomy );
		$result = wp_insert_term( wp_slash( $name ), $taxonomy, [ 'slug' => $slug, 'description' => wp_slash( $description ), 'parent' => $above ? $above->term_id : 0 ] );
		if ( is_wp_error( $result ) ) {
			warning( "the term '$name' ($taxonomy) could not be made: {$result->get_error_message()}" );
		}
	}

	/** @param array<int, int> $parents New numbers of posts, and the old ones of their parents. */
	private function item( SimpleXMLElement $item, array $names, array &$parents ): void {
		$wp    = $item->children( $names['wp'] );
		$title = (string) $item->title;
		$type  = (string) $wp->post_type;
		$old   = (int) $wp->post_id;
		++$this->count;
		if ( ! post_type_exists( $type ) ) {
			warning( "'$title' is left out: there is no post type '$type'." );
			return;
		}
		if ( $there = post_exists( wp_slash( $title ), '', (string) $wp->post_date, $type ) ) {
			$this->posts[ $old ] = $there;
			++$this->passed_over;
			return;
		}
		$post = [
			'post_author'    => $this->authors[ (string) $item->children( $names['dc'] ?? '' )->creator ] ?? get_current_user_id() ?: 1,
			'post_date'      => (string) $wp->post_date,
			'post_date_gmt'  => (string) $wp->post_date_gmt,
			'post_content'   => (string) $item->children( $names['content'] ?? '' )->encoded,
			'post_excerpt'   => (string) $item->children( $names['excerpt'] ?? '' )->encoded,
			'post_title'     => $title,
			'post_status'    => (string) $wp->status,
			'post_name'      => (string) $wp->post_name,
			'comment_status' => (string) $wp->comment_status,
			'ping_status'    => (string) $wp->ping_status,
			'post_password'  => (string) $wp->post_password,
			'menu_order'     => (int) $wp->menu_order,
			'post_type'      => $type,
			'guid'           => (string) $item->guid,
		];
		if ( 'attachment' === $type ) {
			if ( in_array( 'attachment', $this->skip, true ) || ! ( $id = $this->attachment( (string) $wp->attachment_url, $post ) ) ) {
				return;
			}
		} else {
			// Its number, if nobody has it.
			$id = need_success( wp_insert_post( wp_slash( $post + [ 'import_id' => $old ] ), true ) );
		}
		$this->posts[ $old ] = $id;
		if ( $parent = (int) $wp->post_parent ) {
			$parents[ $id ] = $parent;
		}
		if ( '1' === (string) $wp->is_sticky ) {
			stick_post( $id );
		}
		$terms = [];
		foreach ( $item->category as $category ) {
			$taxonomy = (string) $category['domain'];
			if ( taxonomy_exists( $taxonomy ) ) {
				$this->term( $taxonomy, (string) $category['nicename'], (string) $category, '', '' );
				$terms[ $taxonomy ][] = get_term_by( 'slug', (string) $category['nicename'], $taxonomy )->term_id ?? 0;
			}
		}
		foreach ( $terms as $taxonomy => $ids ) {
			wp_set_object_terms( $id, array_filter( $ids ), $taxonomy );
		}
		foreach ( $wp->postmeta as $meta ) {
			$key = (string) $meta->meta_key;
			if ( ! in_array( $key, [ '_edit_lock', '_wp_attached_file', '_wp_attachment_metadata' ], true ) || ( 'attachment' !== $type && '_edit_lock' !== $key ) ) {
				// Objects of strangers are not brought to life.
				add_post_meta( $id, wp_slash( $key ), wp_slash( self::value( (string) $meta->meta_value ) ) );
			}
		}
		$comments = [];
		foreach ( $wp->comment as $comment ) {
			$comments[ (int) $comment->comment_id ] = wp_insert_comment( wp_slash( [
				'comment_post_ID'      => $id,
				'comment_author'       => (string) $comment->comment_author,
				'comment_author_email' => (string) $comment->comment_author_email,
				'comment_author_IP'    => (string) $comment->comment_author_IP,
				'comment_author_url'   => (string) $comment->comment_author_url,
				'comment_date'         => (string) $comment->comment_date,
				'comment_date_gmt'     => (string) $comment->comment_date_gmt,
				'comment_content'      => (string) $comment->comment_content,
				'comment_approved'     => (string) $comment->comment_approved,
				'comment_type'         => (string) $comment->comment_type,
				'comment_parent'       => $comments[ (int) $comment->comment_parent ] ?? 0,
			] ) );
		}
	}

	private function attachment( string $url, array $post ): int {
		$file = download_url( $url );
		if ( is_wp_error( $file ) ) {
			warning( "'$url' could not be fetched: {$file->get_error_message()}" );
			return 0;
		}
		$id = media_handle_sideload( [ 'name' => basename( (string) parse_url( $url, PHP_URL_PATH ) ), 'tmp_name' => $file ], 0, null, wp_slash( array_diff_key( $post, [ 'guid' => 0, 'post_status' => 0, 'post_type' => 0 ] ) ) );
		if ( is_wp_error( $id ) ) {
			@unlink( $file );
			warning( "'$url' could not be taken in: {$id->get_error_message()}" );
			return 0;
		}
		return $id;
	}

	private static function value( string $text ): mixed {
		if ( ! is_serialized( $text ) ) {
			return $text;
		}
		$value = @unserialize( $text, [ 'allowed_classes' => false ] );
		return false === $value && 'b:0;' !== $text ? $text : $value;
	}
}
