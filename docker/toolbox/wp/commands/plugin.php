<?php
// wp plugin list | status | activate | deactivate | is-active | is-installed | path

return static function ( Arguments $arguments ): Generator {
	$action = $arguments->shift();
	match ( $action ) {
		'list'                    => $arguments->allow_list( 'status', 'name' ),
		'activate', 'deactivate'  => $arguments->allow( 'all', 'network', 'exclude' ),
		'is-active'               => $arguments->allow( 'network' ),
		'is-installed', 'path'    => $arguments->allow(),
		'install', 'update', 'delete', 'uninstall' => need_managed_content( "plugin $action" ),
		default                   => stop( 'usage: wp plugin list | activate | deactivate | is-active | is-installed | path' ),
	};
	$name = static fn ( string $file ): string => str_contains( $file, '/' ) ? dirname( $file ) : basename( $file, '.php' );
	$file = static function ( string $wanted ) use ( $name ): ?string {
		foreach ( array_keys( get_plugins() ) as $known ) {
			if ( $wanted === $known || $wanted === $name( $known ) ) {
				return $known;
			}
		}
		return null;
	};
	$need = static fn ( string $wanted ): string => $file( $wanted ) ?? stop( "the '$wanted' plugin could not be found." );

	switch ( $action ) {
		case 'list':
			yield LOAD_SITE;
			$updates = get_site_transient( 'update_plugins' )->response ?? [];
			$auto    = (array) get_site_option( 'auto_update_plugins', [] );
			$rows    = [];
			foreach ( get_plugins() as $each => $data ) {
				$rows[] = [
					'name'           => $name( $each ),
					'status'         => is_plugin_active_for_network( $each ) ? 'active-network' : ( is_plugin_active( $each ) ? 'active' : 'inactive' ),
					'update'         => isset( $updates[ $each ] ) ? 'available' : 'none',
					'version'        => $data['Version'],
					'update_version' => $updates[ $each ]->new_version ?? '',
					'auto_update'    => in_array( $each, $auto, true ) ? 'on' : 'off',
					'title'          => $data['Name'],
					'description'    => $data['Description'],
					'file'           => $each,
					'author'         => $data['AuthorName'] ?? $data['Author'],
				];
			}
			foreach ( [ 'must-use' => get_mu_plugins(), 'dropin' => get_dropins() ] as $status => $found ) {
				foreach ( $found as $each => $data ) {
					$rows[] = [ 'name' => 'dropin' === $status ? $each : $name( $each ), 'status' => $status, 'update' => 'none', 'version' => $data['Version'] ?? '', 'update_version' => '', 'auto_update' => 'off', 'title' => $data['Name'] ?? '', 'description' => $data['Description'] ?? '', 'file' => $each, 'author' => $data['Author'] ?? '' ];
				}
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
		case 'deactivate':
			$words = $arguments->has( 'all' ) ? [] : $arguments->need_rest( "plugin $action <plugin>... | --all" );
			yield LOAD_SITE;
			$network = $arguments->has( 'network' );
			if ( $network && ! is_multisite() ) {
				stop( '--network is for a network of sites.' );
			}
			$except = array_map( $need, $arguments->list( 'exclude' ) );
			$files  = $words ? array_map( $need, $words ) : array_diff( array_keys( get_plugins() ), $except );
			$done   = 0;
			foreach ( $files as $each ) {
				$is_active = $network ? is_plugin_active_for_network( $each ) : is_plugin_active( $each );
				if ( ( 'activate' === $action ) === $is_active ) {
					warning( "Plugin '{$name( $each )}' " . ( $is_active ? 'is already active.' : "isn't active." ) );
					continue;
				}
				'activate' === $action ? need_success( activate_plugin( $each, '', $network ) ) : deactivate_plugins( $each, false, $network );
				if ( empty( $GLOBALS['wp_is_quiet'] ) ) {
					echo "Plugin '{$name( $each )}' " . ( $network ? 'network ' : '' ) . "{$action}d.\n";
				}
				++$done;
			}
			success( $done > 0 ? ucfirst( "{$action}d $done of " ) . count( $files ) . ' plugins.' : "Plugin already {$action}d." );
			break;

		case 'is-active':
		case 'is-installed':
			$wanted = $arguments->need( "plugin $action <plugin>" );
			yield LOAD_SITE;
			$found = $file( $wanted );
			exit( null !== $found && ( 'is-installed' === $action || ( $arguments->has( 'network' ) ? is_plugin_active_for_network( $found ) : is_plugin_active( $found ) ) ) ? 0 : 1 );

		case 'path':
			$wanted = $arguments->shift();
			yield LOAD_SITE;
			echo WP_PLUGIN_DIR, null === $wanted ? '' : '/' . $need( $wanted ), "\n";
			break;
	}
};
