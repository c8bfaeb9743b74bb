<?php
// wp core version | is-installed | install | update-db

require __DIR__ . '/core-install.php';

return static function ( Arguments $arguments ): Generator {
	switch ( $arguments->shift() ) {
		case 'version':
			$arguments->allow( 'extra' );
			require '/var/www/html/wp-includes/version.php';
			if ( ! $arguments->has( 'extra' ) ) {
				echo $wp_version, "\n";
				break;
			}
			preg_match( '/^(\d)(\d+)-/', $tinymce_version, $editor );
			foreach ( [
				'WordPress version' => $wp_version,
				'Database revision' => $wp_db_version,
				'TinyMCE version'   => $editor ? "{$editor[1]}.{$editor[2]} ($tinymce_version)" : $tinymce_version,
				'Package language'  => $wp_local_package ?? 'en_US',
			] as $name => $value ) {
				echo str_pad( "$name:", 20 ), $value, "\n";
			}
			break;

		case 'is-installed':
			$arguments->allow( 'network' );
			$is_there = ! in_array( read_site_state( need_database() ), [ SiteState::Missing, SiteState::Unfinished ], true );
			exit( $is_there && ( ! $arguments->has( 'network' ) || null !== table_answers( need_database(), 'SELECT 1 FROM `' . table_prefix() . 'blogs` LIMIT 1' ) ) ? 0 : 1 );

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

		case 'update':
		case 'download':
			stop( 'WordPress itself comes with the image: a newer image brings a newer WordPress.' );

		default:
			stop( 'usage: wp core version | is-installed | install | update-db' );
	}
};
