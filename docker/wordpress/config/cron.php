<?php
// Whether page views start scheduled work, or something outside does.

if ( getenv_switch( 'WORDPRESS_DISABLE_WP_CRON' ) ) {
	defined( 'DISABLE_WP_CRON' ) || define( 'DISABLE_WP_CRON', true );
}
