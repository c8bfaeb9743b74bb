<?php
// Uploads in S3: the bucket has what otherwise is in wp-content/uploads.

namespace WpAspire\Uploads;

require_once __DIR__ . '/types.php';
require_once __DIR__ . '/s3.php';
require_once __DIR__ . '/files.php';
require_once __DIR__ . '/stream.php';
require_once __DIR__ . '/hooks.php';

Files::use( S3::of_environment() );
// As one of the network: PHP includes no code from there.
stream_wrapper_register( Files::SCHEME, Stream::class, STREAM_IS_URL );
Hooks::add();
