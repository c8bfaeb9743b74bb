<?php
// Links that log the administrator in, for a site on the developer's own machine. The database has a hash of each, so
// that any replica can redeem it, and nobody who reads the database can.

const LOGIN_LINK_SECONDS = 300;

/** Never on a machine that others reach: the one who runs the site says so, and the site says that it is local. */
function login_links_are_on(): bool {
	return getenv_switch( 'WORDPRESS_LOGIN_LINKS' ) && 'local' === getenv( 'WP_ENVIRONMENT_TYPE' );
}

/** Makes a token that redeem_login_link() takes once, and forgets those that nobody used in time. */
function make_login_link( mysqli $database ): string {
	$token   = bin2hex( random_bytes( 32 ) );
	$options = login_link_table();
	$database->query( "DELETE FROM $options WHERE option_name LIKE '\\_login\\_link\\_%' AND CAST(option_value AS UNSIGNED) < UNIX_TIMESTAMP()" );
	$database->execute_query(
		"INSERT INTO $options (option_name, option_value, autoload) VALUES (?, UNIX_TIMESTAMP() + ?, 'off')",
		[ login_link_name( $token ), LOGIN_LINK_SECONDS ]
	);
	return $token;
}

/** Whether the token was good until now. Of any number who ask at the same moment, one is told so: who removes the row. */
function redeem_login_link( mysqli $database, #[SensitiveParameter] string $token ): bool {
	$options = login_link_table();
	$database->execute_query(
		"DELETE FROM $options WHERE option_name = ? AND CAST(option_value AS UNSIGNED) >= UNIX_TIMESTAMP()",
		[ login_link_name( $token ) ]
	);
	return 1 === $database->affected_rows;
}

function login_link_name( #[SensitiveParameter] string $token ): string {
	return '_login_link_' . hash( 'sha256', $token );
}

function login_link_table(): string {
	return '`' . table_prefix() . 'options`';
}
