<?php
// Scheduled work of a network. Each site has events of its own, and whoever asks for what is due (WORDPRESS_DISABLE_WP_CRON, or a
// command) asks the main site: the others' turn comes after it, one after the other, each in a process with its own plugins.

final class Wordpress_Image_Network_Cron {
	/** A request has an end. What is left is due the next time, and first. */
	private const MOST_SECONDS = 240;

	/** Runs what is due of the others, at the end of the main site's wp-cron.php. */
	public static function run(): void {
		if ( wp_installing() || ! wp_doing_cron() || ! is_main_site() || 'wp-cron.php' !== basename( $_SERVER['SCRIPT_FILENAME'] ?? '' )
			|| ! ( PHP_SAPI === 'cli' || getenv_switch( 'WORDPRESS_DISABLE_WP_CRON' ) ) ) {
			return;
		}
		global $wpdb;
		// Whoever comes meanwhile has nothing to do. The lock goes with the connection.
		$lock = 'wordpress-cron-' . sha1( DB_NAME . '/' . $wpdb->base_prefix );
		if ( '1' !== (string) $wpdb->get_var( $wpdb->prepare( 'SELECT GET_LOCK(%s, 0)', $lock ) ) ) {
			return;
		}
		$started = microtime( true );
		foreach ( self::due_sites() as $address ) {
			if ( PHP_SAPI !== 'cli' && microtime( true ) - $started > self::MOST_SECONDS ) {
				break;
			}
			self::start( $address, [ '/var/www/html/wp-cron.php' ] );
		}
	}

	/** The addresses of the other sites that have events that are due, the oldest first. @return list<string> */
	public static function due_sites(): array {
		$due = [];
		foreach ( get_sites( [ 'number' => 0, 'archived' => 0, 'deleted' => 0, 'spam' => 0, 'site__not_in' => [ get_main_site_id() ] ] ) as $site ) {
			$times = array_filter( array_keys( (array) get_blog_option( (int) $site->blog_id, 'cron' ) ), is_int( ... ) );
			if ( $times && min( $times ) <= time() ) {
				$due[ get_blog_option( (int) $site->blog_id, 'siteurl' ) ] = min( $times );
			}
		}
		asort( $due );
		return array_keys( $due );
	}

	/** Runs a script for a site of the network, and gives its exit code. @param list<string> $command */
	public static function start( string $address, array $command ): int {
		$process = proc_open(
			[ 'php8.4', ...$command ],
			[ [ 'file', '/dev/null', 'r' ], PHP_SAPI === 'cli' ? STDOUT : [ 'file', '/dev/null', 'w' ], fopen( 'php://stderr', 'w' ) ],
			$pipes,
			null,
			[ 'WORDPRESS_COMMAND_URL' => $address ] + array_filter( getenv(), self::is_no_part_of_a_request( ... ), ARRAY_FILTER_USE_KEY )
		);
		return $process ? proc_close( $process ) : 1;
	}

	/** PHP-FPM adds what it is told of a request to the environment. */
	private static function is_no_part_of_a_request( string $name ): bool {
		return ! preg_match( '/^(?:HTTP|HTTPS|REQUEST|SCRIPT|SERVER|REMOTE|DOCUMENT|CONTENT|GATEWAY|REDIRECT|FCGI|QUERY|PATH_INFO|PAGE_CACHE|TRACE)(?:_|$)/', $name );
	}
}

add_early_filter( 'shutdown', Wordpress_Image_Network_Cron::run( ... ) );
