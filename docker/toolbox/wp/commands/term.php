<?php
// wp term list | get | create | delete | meta

return static function ( Arguments $arguments ): Generator {
	$action = $arguments->shift();
	match ( $action ) {
		'list'   => $arguments->allow_list( 'search', 'hide_empty', 'parent', 'orderby', 'order', 'slug' ),
		'get'    => $arguments->allow_list( 'by' ),
		'create' => $arguments->allow( 'slug', 'description', 'parent', 'porcelain' ),
		'delete' => $arguments->allow( 'by' ),
		'meta'   => null,
		default  => stop( 'usage: wp term list | get | create | delete | meta' ),
	};
	if ( 'meta' === $action ) {
		yield from meta_command( $arguments, 'term', static fn ( string $id ): int => get_term( (int) $id )->term_id ?? stop( "there is no term '$id'." ) );
		return;
	}
	$usage    = "term $action <taxonomy>" . ( 'list' === $action ? '...' : ' <term>' );
	$taxonomy = $arguments->need( $usage );
	$words    = 'list' === $action ? $arguments->rest() : $arguments->need_rest( $usage );
	yield LOAD_SITE;
	foreach ( 'list' === $action ? [ $taxonomy, ...$words ] : [ $taxonomy ] as $each ) {
		taxonomy_exists( $each ) || stop( "there is no taxonomy '$each'." );
	}
	$by     = $arguments->option( 'by', 'id' );
	$find   = static fn ( string $term ): WP_Term => get_term_by( $by, $term, $taxonomy ) ?: stop( "there is no term '$term'." );
	$fields = 'term_id,term_taxonomy_id,name,slug,description,parent,count';
	switch ( $action ) {
		case 'list':
			$terms = need_success( get_terms( [ 'taxonomy' => [ $taxonomy, ...$words ] ] + $arguments->only( 'search', 'hide_empty', 'parent', 'orderby', 'order', 'slug' ) + [ 'hide_empty' => false, 'orderby' => 'term_id' ] ) );
			print_list( array_map( get_object_vars( ... ), $terms ), $arguments, $fields );
			break;
		case 'get':
			print_item( get_object_vars( $find( $words[0] ) ), $arguments, "$fields,taxonomy" );
			break;
		case 'create':
			$term = need_success( wp_insert_term( wp_slash( $words[0] ), $taxonomy, wp_slash( $arguments->only( 'slug', 'description', 'parent' ) ) ) );
			$arguments->has( 'porcelain' ) ? print( "{$term['term_id']}\n" ) : success( "Created $taxonomy {$term['term_id']}." );
			break;
		case 'delete':
			foreach ( array_map( $find, $words ) as $term ) {
				need_success( wp_delete_term( $term->term_id, $taxonomy ) );
				success( "Deleted $taxonomy {$term->term_id}." );
			}
			break;
	}
};
