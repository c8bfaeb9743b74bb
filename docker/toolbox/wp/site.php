<?php
// The site: its configuration and its database.

const WORDPRESS_LIBRARY = '/usr/local/lib/wordpress';

/** What a command yields to have WordPress loaded with its plugins. */
const LOAD_SITE = [ __DIR__ . '/load-site.php', [] ];

require_once WORDPRESS_LIBRARY . '/config/site.php';
require_once WORDPRESS_LIBRARY . '/bootstrap/database.php';
require_once WORDPRESS_LIBRARY . '/bootstrap/site-state.php';
require_once WORDPRESS_LIBRARY . '/bootstrap/status.php';

/** A connection; without one the program ends with the reason. */
function need_database(): mysqli {
	try {
		return connect_to_database();
	} catch ( DatabaseUnavailable $unavailable ) {
		stop( explain( $unavailable->reason ) . " ({$unavailable->getPrevious()->getMessage()})" );
	}
}

/** WordPress and many a plugin expect a visitor. */
function describe_request(): void {
	$_SERVER += [
		'HTTP_HOST'       => 'localhost:8080',
		'SERVER_NAME'     => 'localhost',
		'SERVER_PROTOCOL' => 'HTTP/1.1',
		'REQUEST_METHOD'  => 'GET',
		'REQUEST_URI'     => '/',
		'REMOTE_ADDR'     => '127.0.0.1',
	];
}
