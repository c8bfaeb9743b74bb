// Run by `php -r` in a container of a site: lets WordPress know the application password that the AppHost keeps.

function wpaspire_setting( $name ) {
	$file = getenv( $name . '_FILE' );
	return $file ? trim( file_get_contents( $file ) ) : (string) getenv( $name );
}

function wpaspire_fail( $why ) {
	fwrite( STDERR, $why . "\n" );
	exit( 1 );
}

$_SERVER += array( 'HTTP_HOST' => 'localhost', 'REMOTE_ADDR' => '127.0.0.1', 'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1' );
ob_start();
require '/var/www/html/wp-load.php';
ob_end_clean();

$name     = 'WpAspire';
$login    = wpaspire_setting( 'WORDPRESS_USERNAME' );
$password = wpaspire_setting( 'WORDPRESS_APPLICATION_PASSWORD' );
$user     = get_user_by( 'login', $login );
if ( ! $user ) {
	wpaspire_fail( "The site has no user '$login': WithAdminUser names the one whose application password it is to be." );
}
if ( ! wp_is_application_passwords_available_for_user( $user ) ) {
	wpaspire_fail( "The site has application passwords switched off for '$login'." );
}

// Since 6.8 they have a hash of their own.
$own   = method_exists( 'WP_Application_Passwords', 'hash_password' );
$check = $own ? array( 'WP_Application_Passwords', 'check_password' ) : 'wp_check_password';
$hash  = $own ? array( 'WP_Application_Passwords', 'hash_password' ) : 'wp_hash_password';
foreach ( WP_Application_Passwords::get_user_application_passwords( $user->ID ) as $item ) {
	if ( $name === $item['name'] ) {
		if ( $check( $password, $item['password'] ) ) {
			exit( 0 );
		}
		WP_Application_Passwords::delete_application_password( $user->ID, $item['uuid'] );
	}
}

// WordPress makes one of its own, which the kept one takes the place of.
$made = WP_Application_Passwords::create_new_application_password( $user->ID, array( 'name' => $name ) );
if ( is_wp_error( $made ) ) {
	wpaspire_fail( $made->get_error_message() );
}
$items = WP_Application_Passwords::get_user_application_passwords( $user->ID );
foreach ( $items as &$item ) {
	if ( $made[1]['uuid'] === $item['uuid'] ) {
		$item['password'] = $hash( $password );
	}
}
unset( $item );
if ( ! update_user_meta( $user->ID, WP_Application_Passwords::USERMETA_KEY_APPLICATION_PASSWORDS, $items ) ) {
	wpaspire_fail( "The application password of '$login' could not be written." );
}
