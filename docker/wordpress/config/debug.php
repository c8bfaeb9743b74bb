<?php
// Debugging.

defined( 'WP_DEBUG' ) || define( 'WP_DEBUG', getenv_switch( 'WORDPRESS_DEBUG' ) );
