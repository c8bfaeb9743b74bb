<?php
// The password of the first administrator, hashed while the database is still starting. A good hash is slow by
// design (a fifth of a second), and would be most of the installation.

final class FirstPassword {
	private static string $password = '';
	private static string $hash     = '';

	/** Does the work ahead, once, if there is a password. */
	public static function prepare(): void {
		$password = (string) getenv_docker( 'WORDPRESS_PASSWORD', '' );
		if ( '' === self::$hash && '' !== $password && self::is_hash_known() ) {
			// WordPress hashes passwords with the slashes that forms used to bring.
			self::$password = addslashes( $password );
			self::$hash     = self::compute( self::$password );
		}
	}

	public static function is_prepared(): bool {
		return '' !== self::$hash;
	}

	public static function hash( string $password ): string {
		return $password === self::$password ? self::$hash : self::compute( $password );
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
