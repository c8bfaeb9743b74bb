<?php
// Loads WordPress with its plugins, for a command. A file rather than a function, because WordPress wants the global scope.

$_SERVER += [
	'SERVER_PROTOCOL' => 'HTTP/1.1',
	'REQUEST_METHOD'  => 'GET',
	'REMOTE_ADDR'     => '127.0.0.1',
];

// What plugins print belongs to no command's output.
ob_start();
require '/var/www/html/wp-load.php';
ob_end_clean();
