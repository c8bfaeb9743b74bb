<?php
// Loads wp-config.php, but no WordPress after it, and tells what it has defined.
define( 'ABSPATH', '/tmp/no-wordpress/' );
@mkdir( ABSPATH );
touch( ABSPATH . 'wp-settings.php' );
require '/var/www/html/wp-config.php';
echo json_encode( get_defined_constants( true )['user'] + [ 'table_prefix' => $table_prefix ], JSON_PARTIAL_OUTPUT_ON_ERROR );
