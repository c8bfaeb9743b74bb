<?php
// wp core install: the same installation, under the same lock, as the one of a starting container.

function install( Arguments $arguments ): Generator {
	$arguments->allow( 'url', 'title', 'admin_user', 'admin_email', 'locale', 'prompt', 'skip-email' );
	require WORDPRESS_LIBRARY . '/bootstrap/wait.php';
	require WORDPRESS_LIBRARY . '/bootstrap/install-settings.php';
	require WORDPRESS_LIBRARY . '/bootstrap/first-password.php';

	foreach ( [
		'url'         => 'WP_HOME',
		'title'       => 'WORDPRESS_BLOG_NAME',
		'admin_user'  => 'WORDPRESS_USERNAME',
		'admin_email' => 'WORDPRESS_EMAIL',
		'locale'      => 'WORDPRESS_LOCALE',
	] as $option => $variable ) {
		if ( null !== ( $value = $arguments->option( $option ) ) ) {
			putenv( "$variable=$value" );
		}
	}

	$database = need_database();
	wait_for_lock( $database );
	$state = read_site_state( $database );
	if ( SiteState::Missing !== $state && SiteState::Unfinished !== $state ) {
		success( 'WordPress is already installed.' );
		return;
	}
	if ( '' === (string) getenv_docker( 'WORDPRESS_PASSWORD', '' ) ) {
		putenv( 'WORDPRESS_PASSWORD=' . read_secret( 'Password of the administrator' ) );
	}
	$settings = read_install_settings();
	if ( '' !== network_mode() ) {
		require WORDPRESS_LIBRARY . '/bootstrap/network.php';
		prepare_network( $database, null );
	}
	describe_request();
	yield [ WORDPRESS_LIBRARY . '/bootstrap/install.php', [ 'settings' => $settings, 'state' => $state, 'database' => $database ] ];
	'' === network_mode() || make_network( true );
	success( 'WordPress has been installed.' );
}
