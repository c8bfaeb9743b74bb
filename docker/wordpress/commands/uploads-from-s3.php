<?php
// Copies the uploads of the bucket to the volume: uploads-from-s3 [<folder>]

require dirname( __DIR__ ) . '/uploads/copies.php';

WpAspire\Uploads\Copies::run( 'uploads-from-s3', array_slice( $argv, 1 ) );
