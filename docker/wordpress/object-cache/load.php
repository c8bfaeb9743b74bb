<?php
// Decides whether the object cache is in Redis for this request. If not, nothing is declared here, and WordPress
// falls back to a cache of its own, for one request, and to transients in the database.

if ( ! function_exists( 'getenv_docker' ) || '' === (string) getenv_docker( 'WORDPRESS_CACHE_REDIS_HOST', '' ) ) {
	return;
}

require_once __DIR__ . '/outage.php';
require_once __DIR__ . '/store.php';

if ( $GLOBALS['wordpress_redis_store'] = RedisStore::open() ) {
	require_once __DIR__ . '/class-wp-object-cache.php';
	require_once __DIR__ . '/functions.php';
}
