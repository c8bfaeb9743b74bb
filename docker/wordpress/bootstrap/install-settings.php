<?php
// What a new site is made of.

/** Ends the start when something is missing that nobody can guess. */
function read_install_settings(): array {
	$settings = [
		'title'    => (string) getenv_docker( 'WORDPRESS_BLOG_NAME', 'WordPress' ),
		'username' => (string) getenv_docker( 'WORDPRESS_USERNAME', 'admin' ),
		'password' => (string) getenv_docker( 'WORDPRESS_PASSWORD', '' ),
		'email'    => (string) ( getenv_docker( 'WORDPRESS_EMAIL', '' ) ?: 'admin@example.com' ),
		'locale'   => (string) getenv_docker( 'WORDPRESS_LOCALE', '' ),
	];
	if ( '' === $settings['password'] ) {
		give_up( 'the database has no site yet, and WORDPRESS_PASSWORD, the password of its first administrator, is not set (WORDPRESS_SKIP_BOOTSTRAP=yes leaves the installation to you).' );
	}
	if ( '' === (string) getenv_docker( 'WP_HOME', '' ) && ! defined( 'WP_HOME' ) && 'local' !== getenv( 'WP_ENVIRONMENT_TYPE' ) ) {
		give_up( 'the database has no site yet, and WP_HOME, the address that the site will have, is not set (for example https://example.com; WP_ENVIRONMENT_TYPE=local does without).' );
	}
	return $settings;
}
