<?php
// Brings the site to where visitors can be let in: waits for the database, then installs or upgrades the site
// if that is needed. With many containers starting at once, one does it and the others wait for it.

define( 'WORDPRESS_BOOTSTRAP', true );

$library = dirname( __DIR__ );
require_once $library . '/config/environment.php';
require_once $library . '/config/site.php';
require __DIR__ . '/database.php';
require __DIR__ . '/site-state.php';
require __DIR__ . '/status.php';
require __DIR__ . '/wait.php';
require __DIR__ . '/fastcgi.php';
require __DIR__ . '/first-password.php';

if ( PHP_SAPI === 'cli' ) {
	// The command "install": no visitor's request is behind it.
	end_by_signals( 'install' );
	$_SERVER += [
		'SERVER_PROTOCOL' => 'HTTP/1.1',
		'REQUEST_METHOD'  => 'GET',
		'REMOTE_ADDR'     => '127.0.0.1',
	];
}
header( 'Content-Type: text/plain' );

$database = wait_for_database();
$state    = read_site_state( $database );

if ( SiteState::Ready !== $state ) {
	if ( SiteState::Missing === $state || SiteState::Unfinished === $state ) {
		FirstPassword::prepare();
	}
	wait_for_lock( $database );
	// Another container may have done it meanwhile.
	$state = read_site_state( $database );
	if ( '' !== network_mode() && SiteState::Ready !== $state ) {
		require __DIR__ . '/network.php';
		$network = read_network( $database );
		prepare_network( $database, $network );
	}
	if ( SiteState::Outdated === $state ) {
		require __DIR__ . '/upgrade.php';
	} elseif ( SiteState::Single === $state || SiteState::Moved === $state ) {
		require_once '/var/www/html/wp-load.php';
	} elseif ( SiteState::Ready !== $state ) {
		// The settings are looked at before the first table is made.
		require __DIR__ . '/install-settings.php';
		report( 'installing' );
		$settings = read_install_settings();
		require __DIR__ . '/install.php';
	}
	if ( isset( $network ) ) {
		// Other containers may have the old address in their cache.
		wp_cache_flush();
	} elseif ( '' !== network_mode() && SiteState::Ready !== $state ) {
		make_network( SiteState::Missing === $state || SiteState::Unfinished === $state );
	}
	release_lock( $database );
}
if ( '' === network_mode() && ! defined( 'MULTISITE' ) && ( $network = read_network( $database ) ) && $network['sites'] > 1 ) {
	say( "the database holds a network of {$network['sites']} sites, of which only the main one is served: WORDPRESS_MULTISITE is not set." );
}

touch( READY_FILE );
FirstPassword::forget();
if ( PHP_SAPI === 'cli' ) {
	say( 'the site is there.' );
} else {
	echo 'ok';
}
