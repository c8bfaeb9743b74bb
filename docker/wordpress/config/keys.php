<?php
// Keys and salts. Without them every replica must still agree, so the phrase below stays: WordPress takes it
// for "not set" and keeps generated secrets in the database, which all replicas share.

foreach ( [
	'AUTH_KEY',
	'SECURE_AUTH_KEY',
	'LOGGED_IN_KEY',
	'NONCE_KEY',
	'AUTH_SALT',
	'SECURE_AUTH_SALT',
	'LOGGED_IN_SALT',
	'NONCE_SALT',
] as $wordpress_name ) {
	define_unless_extra( $wordpress_name, getenv_docker( 'WORDPRESS_' . $wordpress_name, 'put your unique phrase here' ) );
}
