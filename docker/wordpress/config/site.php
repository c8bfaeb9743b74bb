<?php
// Which database and which tables, for what works without WordPress. The extra code is run for it only where it is about that:
// it is written for a visitor's request.

require_once __DIR__ . '/environment.php';
require_once __DIR__ . '/extra.php';
require_once __DIR__ . '/network.php';

if ( preg_match( '/\bDB_(?:HOST|NAME|USER|PASSWORD)\b|\btable_prefix\b|\bMYSQL_CLIENT_FLAGS\b|\bWP_(?:HOME|SITEURL)\b|\bMULTISITE\b|_CURRENT_SITE\b/', (string) getenv_docker( 'WORDPRESS_CONFIG_EXTRA', '' ) ) ) {
	require_once __DIR__ . '/run-extra.php';
} else {
	require __DIR__ . '/database.php';
	if ( '' !== network_mode() ) {
		require __DIR__ . '/url.php';
		require __DIR__ . '/network-constants.php';
	}
}
