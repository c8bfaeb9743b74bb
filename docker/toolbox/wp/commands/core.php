<?php
// wp core version | is-installed | install | update-db

require __DIR__ . '/core-install.php';

return static function ( Arguments $arguments ): Generator {
	switch ( $arguments->shift() ) {
		case 'version':
			$arguments->allow();
			require '/var/www/html/wp-includes/version.php';
			echo $wp_version, "\n";
			break;

		case 'is-installed':
			$arguments->allow();
			exit( in_array( read_site_state( need_database() ), [ SiteState::Ready, SiteState::Outdated ], true ) ? 0 : 1 );

		case 'install':
			yield from install( $arguments );
			break;

		case 'update-db':
			$arguments->allow();
			describe_request();
			require WORDPRESS_LIBRARY . '/bootstrap/wait.php';
			$database = need_database();
			wait_for_lock( $database );
			if ( SiteState::Outdated !== read_site_state( $database ) ) {
				success( 'the database is up to date.' );
				break;
			}
			yield [ WORDPRESS_LIBRARY . '/bootstrap/upgrade.php', [] ];
			success( 'the database is up to date now.' );
			break;

		default:
			stop( 'usage: wp core version | is-installed | install | update-db' );
	}
};
