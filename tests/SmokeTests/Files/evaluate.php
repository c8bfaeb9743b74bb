<?php
// Runs the code that a test sends, in a loaded WordPress, and answers with what it returns.
require __DIR__ . '/wp-load.php';
$result = eval( file_get_contents( 'php://input' ) );
header( 'Content-Type: application/json' );
echo json_encode( $result, JSON_PRESERVE_ZERO_FRACTION | JSON_THROW_ON_ERROR );
