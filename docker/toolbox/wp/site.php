<?php
// The site: its configuration and its database.

const WORDPRESS_LIBRARY = '/usr/local/lib/wordpress';

/** What a command yields to have WordPress loaded with its plugins. */
const LOAD_SITE = [ __DIR__ . '/load-site.php', [] ];

require_once WORDPRESS_LIBRARY . '/config/site.php';
require_once WORDPRESS_LIBRARY . '/bootstrap/database.php';
require_once WORDPRESS_LIBRARY . '/bootstrap/site-state.php';
require_once WORDPRESS_LIBRARY . '/bootstrap/status.php';

require_once __DIR__ . '/meta.php';

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
		'SERVER_PROTOCOL' => 'HTTP/1.1',
		'REQUEST_METHOD'  => 'GET',
		'REMOTE_ADDR'     => '127.0.0.1',
	];
}

/** A user by name, e-mail address or number. */
function find_user( string $user ): WP_User {
	return get_user_by( 'login', $user ) ?: get_user_by( 'email', $user ) ?: ( ctype_digit( $user ) ? get_user_by( 'id', $user ) : false )
		?: stop( "there is no user '$user'." );
}

/** Ends the program with what WordPress says went wrong. */
function need_success( mixed $result ): mixed {
	return is_wp_error( $result ) ? stop( html_entity_decode( strip_tags( $result->get_error_message() ), ENT_QUOTES ) ) : $result;
}

/** Who changes the code of an immutable site is its image. */
function need_managed_content( string $command ): void {
	if ( 'managed' !== getenv( 'WORDPRESS_CONTENT_MODE' ) ) {
		stop( "wp $command can not be had here: WORDPRESS_CONTENT_MODE is immutable, so plugins and themes come with the image." );
	}
	stop( "wp $command is not part of this small wp: use the admin pages, or build the toolbox with WP-CLI (WP_CLI_SOURCE)." );
}
