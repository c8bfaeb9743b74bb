<?php
// wp theme list | activate | is-active | is-installed | path

return static function ( Arguments $arguments ): Generator {
	$action = $arguments->shift();
	match ( $action ) {
		'list'  => $arguments->allow_list( 'status', 'name' ),
		'activate', 'is-active', 'is-installed', 'path' => $arguments->allow(),
		'deactivate' => stop( 'a theme is deactivated by activating another: wp theme activate <theme>.' ),
		'install', 'update', 'delete' => need_managed_content( "theme $action" ),
		default => stop( 'usage: wp theme list | activate | is-active | is-installed | path' ),
	};
	$wanted = in_array( $action, [ 'list', 'path' ], true ) ? $arguments->shift() : $arguments->need( "theme $action <theme>" );
	yield LOAD_SITE;
	$need = static fn ( string $theme ): WP_Theme => wp_get_theme( $theme )->exists() ? wp_get_theme( $theme ) : stop( "the '$theme' theme could not be found." );

	switch ( $action ) {
		case 'list':
			$updates = get_site_transient( 'update_themes' )->response ?? [];
			$auto    = (array) get_site_option( 'auto_update_themes', [] );
			$rows    = [];
			foreach ( wp_get_themes() as $slug => $theme ) {
				$rows[] = [
					'name'           => $slug,
					'status'         => get_stylesheet() === $slug ? 'active' : ( get_template() === $slug ? 'parent' : 'inactive' ),
					'update'         => isset( $updates[ $slug ] ) ? 'available' : 'none',
					'version'        => $theme->get( 'Version' ),
					'update_version' => $updates[ $slug ]['new_version'] ?? '',
					'auto_update'    => in_array( $slug, $auto, true ) ? 'on' : 'off',
					'title'          => $theme->get( 'Name' ),
					'description'    => $theme->get( 'Description' ),
					'author'         => $theme->get( 'Author' ),
				];
			}
			foreach ( [ 'status', 'name' ] as $filter ) {
				if ( $arguments->has( $filter ) ) {
					$values = $arguments->list( $filter );
					$rows   = array_filter( $rows, static fn ( array $row ): bool => in_array( $row[ $filter ], $values, true ) );
				}
			}
			print_list( $rows, $arguments, 'name,status,update,version,update_version,auto_update' );
			break;

		case 'activate':
			$theme = $need( $wanted );
			if ( get_stylesheet() === $theme->get_stylesheet() ) {
				warning( "The '{$theme->get( 'Name' )}' theme is already active." );
				break;
			}
			need_success( $theme->errors() ?: true );
			switch_theme( $theme->get_stylesheet() );
			success( "Switched to '{$theme->get( 'Name' )}' theme." );
			break;

		case 'is-active':
			exit( get_stylesheet() === $wanted ? 0 : 1 );

		case 'is-installed':
			exit( wp_get_theme( $wanted )->exists() ? 0 : 1 );

		case 'path':
			echo null === $wanted ? get_theme_root() : $need( $wanted )->get_stylesheet_directory() . '/style.css', "\n";
			break;
	}
};
