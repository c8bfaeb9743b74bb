<?php
// Who changes the code: the image (immutable) or the site's administrators (managed).
// WordPress itself is part of the image in both: an update in a container would be lost with the container,
// and would leave the database ahead of the code.

defined( 'FS_METHOD' ) || define( 'FS_METHOD', 'direct' );
defined( 'WP_AUTO_UPDATE_CORE' ) || define( 'WP_AUTO_UPDATE_CORE', false );

if ( 'managed' === getenv( 'WORDPRESS_CONTENT_MODE' ) ) {
	defined( 'DISALLOW_FILE_EDIT' ) || define( 'DISALLOW_FILE_EDIT', true );
	add_early_filter(
		'map_meta_cap',
		static fn ( array $needed, string $capability ): array => 'update_core' === $capability ? [ 'do_not_allow' ] : $needed,
		2
	);
} else {
	defined( 'DISALLOW_FILE_MODS' ) || define( 'DISALLOW_FILE_MODS', true );
	defined( 'AUTOMATIC_UPDATER_DISABLED' ) || define( 'AUTOMATIC_UPDATER_DISABLED', true );
}
