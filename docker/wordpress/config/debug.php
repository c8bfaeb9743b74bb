<?php
// Debugging.

define_unless_extra( 'WP_DEBUG', getenv_switch( 'WORDPRESS_DEBUG' ) );
