<?php
// wp site list | create | delete | activate | deactivate | archive | unarchive, of a network of sites.

return static function ( Arguments $arguments ): Generator {
	$action = $arguments->shift();
	$flags  = [ 'archive' => [ 'archived', 1 ], 'unarchive' => [ 'archived', 0 ], 'activate' => [ 'deleted', 0 ], 'deactivate' => [ 'deleted', 1 ] ];
	match ( $action ) {
		'list'   => $arguments->allow_list( 'site__in', 'site_user', 'archived' ),
		'create' => $arguments->allow( 'slug', 'title', 'email', 'private', 'porcelain' ),
		'delete' => $arguments->allow( 'yes', 'keep-tables' ),
		'archive', 'unarchive', 'activate', 'deactivate' => $arguments->allow(),
		default  => stop( 'usage: wp site list | create | delete | archive | unarchive | activate | deactivate' ),
	};
	$words = in_array( $action, [ 'list', 'create' ], true ) ? [] : $arguments->need_rest( "site $action <id>..." );
	$slug  = 'create' === $action ? $arguments->option( 'slug' ) ?? stop( 'usage: wp site create --slug=<slug> [--title=<title>] [--email=<email>]' ) : '';
	yield LOAD_SITE;
	is_multisite() || stop( 'this is no network of sites.' );
	switch ( $action ) {
		case 'list':
			$query = [ 'number' => 0 ] + ( $arguments->has( 'site__in' ) ? [ 'site__in' => array_map( intval( ... ), $arguments->list( 'site__in' ) ) ] : [] ) + $arguments->only( 'archived' );
			if ( $arguments->has( 'site_user' ) ) {
				$query['site__in'] = array_keys( get_blogs_of_user( find_user( $arguments->option( 'site_user' ) )->ID, true ) );
			}
			print_list( array_map( static fn ( WP_Site $site ): array => get_object_vars( $site ) + [ 'url' => trailingslashit( get_site_url( (int) $site->blog_id ) ) ], get_sites( $query ) ), $arguments, 'blog_id,url,last_updated,registered' );
			break;

		case 'create':
			preg_match( '/^[a-z0-9-]+$/', $slug ) || stop( "--slug is '$slug'; it must be small letters, digits and hyphens." );
			$network = get_network();
			$user    = $arguments->has( 'email' ) ? get_user_by( 'email', $arguments->option( 'email' ) ) : get_user_by( 'login', get_super_admins()[0] );
			if ( ! $user ) {
				$user = get_user_by( 'id', wpmu_create_user( sanitize_user( strtok( $arguments->option( 'email' ), '@' ), true ), wp_generate_password( 24 ), $arguments->option( 'email' ) ) ) ?: stop( 'the user could not be made.' );
			}
			$id = need_success( wpmu_create_blog(
				is_subdomain_install() ? "$slug." . preg_replace( '/^www\./', '', $network->domain ) : $network->domain,
				is_subdomain_install() ? $network->path : "{$network->path}$slug/",
				$arguments->option( 'title', ucfirst( $slug ) ),
				$user->ID,
				[ 'public' => $arguments->has( 'private' ) ? 0 : 1 ],
				$network->id
			) );
			$arguments->has( 'porcelain' ) ? print( "$id\n" ) : success( "Site $id created: " . trailingslashit( get_site_url( $id ) ) );
			break;

		case 'delete':
			confirm( 'Are you sure you want to delete the sites, with all that is in them?', $arguments );
			foreach ( $words as $id ) {
				get_site( (int) $id ) && ! is_main_site( (int) $id ) || stop( "there is no site '$id' that could be deleted." );
				wpmu_delete_blog( (int) $id, ! $arguments->has( 'keep-tables' ) );
				success( "The site $id was deleted." );
			}
			break;

		default:
			[ $flag, $value ] = $flags[ $action ];
			foreach ( $words as $id ) {
				get_site( (int) $id ) && ! is_main_site( (int) $id ) || stop( "there is no site '$id' that this could be done to." );
				update_blog_status( (int) $id, $flag, $value );
				success( "Site $id {$action}d." );
			}
	}
};
