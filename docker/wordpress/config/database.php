<?php
// Where the database is.

foreach ( [
	'DB_HOST'     => 'mysql',
	'DB_NAME'     => 'wordpress',
	'DB_USER'     => 'example username',
	'DB_PASSWORD' => 'example password',
	'DB_CHARSET'  => 'utf8mb4',
	'DB_COLLATE'  => '',
] as $wordpress_name => $wordpress_default ) {
	define_unless_extra( $wordpress_name, getenv_docker( 'WORDPRESS_' . $wordpress_name, $wordpress_default ) );
}

// WordPress has no setting of its own for an encrypted connection; some managed databases insist on one.
if ( getenv_switch( 'WORDPRESS_ENABLE_DATABASE_SSL' ) && ! defined( 'MYSQL_CLIENT_FLAGS' ) ) {
	// Without either word, PHP would encrypt for anybody who answers.
	define_unless_extra(
		'MYSQL_CLIENT_FLAGS',
		MYSQLI_CLIENT_SSL | ( getenv_switch( 'WORDPRESS_VERIFY_DATABASE_SSL', true ) ? MYSQLI_CLIENT_SSL_VERIFY_SERVER_CERT : MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT )
	);
}
