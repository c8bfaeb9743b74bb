<?php
// Copies the uploads of the volume to the bucket: uploads-to-s3 [<folder>]

require dirname( __DIR__ ) . '/uploads/copies.php';

WpAspire\Uploads\Copies::run( 'uploads-to-s3', array_slice( $argv, 1 ) );
