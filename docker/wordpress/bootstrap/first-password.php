<?php
// The password of the first administrator, hashed by another worker while the database starts and its tables are
// made. A good hash is slow by design (a fifth of a second), and would be most of the installation.

final class FirstPassword {
	private const FILE = STATE_DIRECTORY . '/first-password';

	private static bool $asked = false;

	/** Has the work begun, once, if there is a password, and a worker to do it. */
	public static function prepare(): void {
		if ( self::$asked || '' === self::password() || PHP_SAPI === 'cli' || ! self::is_hash_known() ) {
			return;
		}
		self::$asked = true;
		ask_in_passing( STATE_DIRECTORY . '/probe.sock', __DIR__ . '/hash-password.php' );
	}

	public static function is_prepared(): bool {
		return self::$asked;
	}

	/** In that other worker. The file appears whole, and only for this user. */
	public static function write(): void {
		umask( 0077 );
		file_put_contents( self::FILE . '.new', self::compute( self::password() ) );
		rename( self::FILE . '.new', self::FILE );
		if ( file_exists( READY_FILE ) ) {
			self::forget();
		}
	}

	/** Another container may have been the one to install the site. */
	public static function forget(): void {
		@unlink( self::FILE );
	}

	public static function hash( string $password ): string {
		// Rather twice than never, should the other worker have come to harm.
		for ( $waited = 0; $password === self::password() && $waited < 400; ++$waited ) {
			if ( $hash = @file_get_contents( self::FILE ) ) {
				unlink( self::FILE );
				return $hash;
			}
			usleep( 5000 );
		}
		return self::compute( $password );
	}

	/** WordPress hashes passwords with the slashes that forms used to bring. */
	private static function password(): string {
		return addslashes( (string) getenv_docker( 'WORDPRESS_PASSWORD', '' ) );
	}

	/** Before 6.8 WordPress had another kind of hash; the one of 6.8 can never cease to be understood. */
	private static function is_hash_known(): bool {
		require '/var/www/html/wp-includes/version.php';
		return version_compare( $wp_version, '6.8', '>=' );
	}

	/** As WordPress's wp_hash_password(): bcrypt takes 72 bytes, so what it gets is a digest of the password. */
	private static function compute( string $password ): string {
		return '$wp' . password_hash( base64_encode( hash_hmac( 'sha384', trim( $password ), 'wp-sha384', true ) ), PASSWORD_BCRYPT );
	}
}
