<?php
// Site Health, without what this image decides on purpose, and with a word on that instead.

add_early_filter(
	'site_status_tests',
	static function ( array $tests ): array {
		$is_managed = 'managed' === getenv( 'WORDPRESS_CONTENT_MODE' );
		// WordPress updates itself nowhere here: an update would be lost with the container.
		unset( $tests['async']['background_updates'] );
		if ( ! $is_managed ) {
			foreach ( [ 'update_temp_backup_writable', 'available_updates_disk_space', 'plugin_theme_auto_updates' ] as $test ) {
				unset( $tests['direct'][ $test ] );
			}
		}
		$tests['direct']['wordpress_image'] = [
			'label' => 'Updates',
			'test'  => static fn (): array => [
				'label'       => $is_managed ? 'WordPress comes with the container image' : 'WordPress, its plugins and its themes come with the container image',
				'status'      => 'good',
				'badge'       => [ 'label' => __( 'Security' ), 'color' => 'blue' ],
				'description' => '<p>' . ( $is_managed
					? 'WordPress itself is part of this container’s image and is updated with it: background updates of WordPress are switched off on purpose. Plugins and themes are this site’s own, and are installed and updated here.'
					: 'Nothing can change the code of this site while it runs (WORDPRESS_CONTENT_MODE is immutable), so its folders are not writable, and all updates are switched off on purpose. A new image brings new versions.' ) . '</p>',
				'actions'     => '',
				'test'        => 'wordpress_image',
			],
		];
		return $tests;
	}
);
