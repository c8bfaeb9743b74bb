// Run by `php -r` in a container of the official image, again and again until it ends with 42: the site is installed.

if ( ! is_file( '/var/www/html/wp-config.php' ) ) {
	exit( 1 );
}

function wpaspire_setting( $name ) {
	$file = getenv( $name . '_FILE' );
	return $file ? trim( file_get_contents( $file ) ) : (string) getenv( $name );
}

/** Core would send a mail to the address of the administrator, and wait for a mail server that is not there. */
function wp_new_blog_notification() {}

define( 'WP_INSTALLING', true );
$_SERVER += array( 'HTTP_HOST' => 'localhost', 'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1' );
require '/var/www/html/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

// Replicas start at the same time, and one of them installs. The lock goes with the connection.
if ( '1' !== $wpdb->get_var( "SELECT GET_LOCK( CONCAT( DATABASE(), '.wpaspire-install' ), 60 )" ) ) {
	exit( 1 );
}
wp_cache_flush();
if ( ! is_blog_installed() ) {
	add_filter( 'pre_http_request', static fn () => new WP_Error( 'installing', 'No requests during the installation.' ) );
	// Core finds out by calling itself whether the server knows pretty addresses. This one does.
	add_action( 'populate_options', static fn () => add_option( 'permalink_structure', '/%year%/%monthnum%/%day%/%postname%/' ) );
	wp_install(
		wpaspire_setting( 'WORDPRESS_BLOG_NAME' ),
		wpaspire_setting( 'WORDPRESS_USERNAME' ),
		wpaspire_setting( 'WORDPRESS_EMAIL' ),
		true,
		'',
		wp_slash( wpaspire_setting( 'WORDPRESS_PASSWORD' ) )
	);
	if ( ! username_exists( wpaspire_setting( 'WORDPRESS_USERNAME' ) ) ) {
		fwrite( STDERR, "the installation failed: {$wpdb->last_error}\n" );
		exit( 1 );
	}
	fwrite( STDERR, "the site has been installed.\n" );
}
exit( 42 );
