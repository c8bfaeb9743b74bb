<?php
// Whether a file may be seen, by the .htaccess files of its folders: 204, or 403. Asked by nginx for files below one.

require __DIR__ . '/htaccess.php';

$uri = $_SERVER['HTACCESS_URI'] ?? '/';
http_response_code( Htaccess::allows( '/var/www/html', $uri ) ? 204 : 403 );
