<?php
/**
 * The configuration of a WordPress that lives in a container: everything comes from the environment, read at
 * every request, with the names and the meaning that the official image gives them. The README of the image
 * has the table of names.
 *
 * The parts are in files of their own; what WORDPRESS_CONFIG_EXTRA defines counts.
 */

$wordpress_config = '/usr/local/lib/wordpress/config';

require_once $wordpress_config . '/environment.php';
require_once $wordpress_config . '/gate.php';
require_once $wordpress_config . '/page-cache.php';
require_once $wordpress_config . '/extra.php';
require_once $wordpress_config . '/network.php';
require_once $wordpress_config . '/run-extra.php';
require_once $wordpress_config . '/multisite.php';

require_once $wordpress_config . '/content-mode.php';
require_once $wordpress_config . '/cron.php';
require_once $wordpress_config . '/mail.php';
require_once $wordpress_config . '/uploads-in-s3.php';
require_once $wordpress_config . '/uploads.php';
require_once $wordpress_config . '/images.php';
require_once $wordpress_config . '/loopback.php';
require_once $wordpress_config . '/site-health.php';

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}

// The toolbox has no part in it.
if ( is_file( '/usr/local/lib/wordpress/telemetry/load.php' ) ) {
	require_once '/usr/local/lib/wordpress/telemetry/load.php';
}

require_once ABSPATH . 'wp-settings.php';
