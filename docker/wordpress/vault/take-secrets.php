<?php
// Reads the secrets that NAME_VAULT=<path>#<key> names, and writes each to a file of a folder: take-secrets.php <folder> <NAME>... (lib/vault.sh)

namespace WpAspire\Vault;

use WpAspire\Aws\Credentials;
use WpAspire\Aws\CredentialsError;

require dirname( __DIR__ ) . '/config/environment.php';
require dirname( __DIR__ ) . '/aws/credentials.php';
require dirname( __DIR__ ) . '/aws/signature.php';
require __DIR__ . '/vault.php';

[ , $folder ] = $argv;

/** @return array{string, string} Path and key. */
function place_of( string $name ): array {
	$reference = (string) getenv( "{$name}_VAULT" );
	preg_match( '~^/*([^#\s]+)#(\S+)$~', $reference, $parts )
		|| throw new VaultError( "{$name}_VAULT is \"$reference\"; it must be a path and a key such as secret/data/blog#database-password." );
	return [ $parts[1], $parts[2] ];
}

/** The certificates that Vault's is signed by: of a file, or themselves. */
function authority(): string {
	$file = (string) getenv( 'VAULT_CACERT' );
	if ( '' === $file ) {
		return (string) getenv( 'VAULT_CACERT_BYTES' );
	}
	return is_readable( $file ) ? (string) file_get_contents( $file ) : throw new VaultError( "VAULT_CACERT names $file, which can not be read." );
}

function open(): Vault {
	$address = (string) getenv( 'VAULT_ADDR' );
	preg_match( '#^(https://|http://(127\.0\.0\.1|localhost|\[::1\])(:|/|$))[^\s?\#]*$#', $address )
		|| throw new VaultError( "VAULT_ADDR is \"$address\"; it must be an address like https://vault.example.com:8200, and without TLS only one of this task." );
	$patience = (string) getenv( 'VAULT_WAIT_TIMEOUT' );
	$patience = '' === $patience ? '60' : $patience;
	preg_match( '/^[0-9]{1,4}$/', $patience ) || throw new VaultError( "VAULT_WAIT_TIMEOUT is \"$patience\"; it must be a whole number from 0 to 9999 (seconds)." );
	$role = (string) getenv( 'VAULT_AUTH_ROLE' );
	'' !== $role || throw new VaultError( 'VAULT_AUTH_ROLE, the role of Vault that the task logs in to, is not set.' );
	$vault = new Vault( rtrim( $address, '/' ), (string) getenv( 'VAULT_NAMESPACE' ), authority(), (int) $patience );
	$vault->log_in( Credentials::find(), trim( getenv( 'VAULT_AUTH_MOUNT' ) ?: 'aws', '/' ), $role, (string) getenv( 'VAULT_AUTH_HEADER' ), (string) getenv( 'VAULT_AUTH_REGION' ) );
	return $vault;
}

try {
	$names  = array_slice( $argv, 2 );
	$places = array_map( place_of( ... ), array_combine( $names, $names ) );
	$vault  = open();
	$values = [];
	umask( 0077 );
	foreach ( $places as $name => [ $path, $key ] ) {
		$values[ $path ] ??= $vault->read( $path );
		$value             = $values[ $path ][ $key ] ?? null;
		is_scalar( $value ) || throw new VaultError( "{$name}_VAULT names $key, which Vault does not have as a text at $path." );
		// Readable only, so nothing writes to it by mistake; one of a start before is taken away.
		@unlink( "$folder/$name" );
		false !== file_put_contents( "$folder/$name", (string) $value ) && chmod( "$folder/$name", 0400 )
			|| throw new VaultError( "$folder/$name can not be written." );
	}
	$vault->log_out();
} catch ( VaultError | CredentialsError $error ) {
	fwrite( STDERR, 'wordpress: ' . $error->getMessage() . "\n" );
	exit( 1 );
}
