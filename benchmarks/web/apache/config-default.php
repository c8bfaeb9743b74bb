<?php
// The database that all sites of the benchmark share, so that they serve the same content.
define( 'DB_HOST', getenv( 'DB_HOST' ) );
define( 'DB_NAME', getenv( 'DB_NAME' ) );
define( 'DB_USER', getenv( 'DB_USER' ) );
define( 'DB_PASSWORD', getenv( 'DB_PASSWORD' ) );
define( 'WP_CONTENT_DIR', '/var/lib/wordpress/wp-content' );
define( 'WP_HOME', 'http://localhost' );
define( 'WP_SITEURL', 'http://localhost' );
// As in our image under an AppHost: no visitor starts scheduled work, in any of the cases.
define( 'DISABLE_WP_CRON', true );
