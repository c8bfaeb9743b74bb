<?php
// wp rewrite flush | structure | list

return static function ( Arguments $arguments ): Generator {
	$action = $arguments->shift();
	match ( $action ) {
		'flush'     => $arguments->allow( 'hard' ),
		'structure' => $arguments->allow( 'category-base', 'tag-base' ),
		'list'      => $arguments->allow_list( 'match' ),
		default     => stop( 'usage: wp rewrite flush | structure <structure> | list' ),
	};
	$structure = 'structure' === $action ? $arguments->need( 'rewrite structure <structure> [--category-base=<base>] [--tag-base=<base>]' ) : '';
	yield LOAD_SITE;
	global $wp_rewrite;
	switch ( $action ) {
		case 'flush':
			// --hard also calls the hooks of those who write rules to files.
			flush_rewrite_rules( $arguments->has( 'hard' ) );
			success( 'Rewrite rules flushed.' );
			break;
		case 'structure':
			$wp_rewrite->set_permalink_structure( $structure );
			if ( $arguments->has( 'category-base' ) ) {
				$wp_rewrite->set_category_base( $arguments->option( 'category-base' ) );
			}
			if ( $arguments->has( 'tag-base' ) ) {
				$wp_rewrite->set_tag_base( $arguments->option( 'tag-base' ) );
			}
			flush_rewrite_rules( false );
			success( 'Rewrite structure set.' );
			break;
		case 'list':
			$path = $arguments->has( 'match' ) ? trim( (string) parse_url( $arguments->option( 'match' ), PHP_URL_PATH ), '/' ) : null;
			$rows = [];
			foreach ( (array) $wp_rewrite->wp_rewrite_rules() as $match => $query ) {
				if ( null === $path || preg_match( "#^$match#", $path ) ) {
					$rows[] = [ 'match' => $match, 'query' => $query ];
				}
			}
			print_list( $rows, $arguments, 'match,query' );
			break;
	}
};
