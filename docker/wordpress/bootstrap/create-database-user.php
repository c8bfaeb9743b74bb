<?php
// Makes the site's database, and the user that the site works as, in the name of an administrator of the server:
//
//   docker-entrypoint.sh create-database-user
//
// For a server that only containers of the site's own network reach. What is there already is brought up to date: a
// new password takes effect, and nothing is lost. Many containers may do this at once. Nothing is written to disk.

require dirname( __DIR__ ) . '/config/environment.php';
require_once dirname( __DIR__ ) . '/config/site.php';
require __DIR__ . '/database.php';
require __DIR__ . '/status.php';

// All that one can do within a database, except to hand rights on and to erase the history of system-versioned
// tables: ALL would include that, and whoever grants ALL must hold it, which the administrator of a managed server
// does not.
const SITE_RIGHTS = 'SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, REFERENCES, INDEX, ALTER, CREATE TEMPORARY TABLES, LOCK TABLES, '
	. 'EXECUTE, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE, EVENT, TRIGGER';

function need_setting( string $name ): string {
	$value = (string) getenv_docker( $name, '' );
	return '' === $value ? give_up( "$name is not set: create-database-user needs it." ) : $value;
}

/** Waits for the server, but for nothing else: what is wrong with an answer stays wrong. */
function wait_for_server( string $administrator, #[SensitiveParameter] string $password ): mysqli {
	$limit   = (int) getenv_docker( 'WORDPRESS_DB_WAIT_TIMEOUT', 0 );
	$started = microtime( true );
	$told    = false;
	while ( true ) {
		try {
			return connect_to_server( $administrator, $password );
		} catch ( DatabaseUnavailable $unavailable ) {
			$sentence = explain( $unavailable->reason, $administrator, '' );
			if ( 'database-unreachable' !== $unavailable->reason ) {
				give_up( $sentence );
			}
		}
		$waited = microtime( true ) - $started;
		if ( $limit > 0 && $waited > $limit ) {
			give_up( "no use of the database server within $limit seconds (WORDPRESS_DB_WAIT_TIMEOUT): {$unavailable->getPrevious()->getMessage()} (" . DB_HOST . ').' );
		}
		if ( $waited > 3 && ! $told ) {
			say( "$sentence Waiting for it." );
			$told = true;
		}
		usleep( $waited < 10 ? 50_000 : 500_000 );
	}
}

/** @param string[] $hashes */
function identified( array $hashes ): string {
	return 'IDENTIFIED VIA ' . implode( ' OR ', array_map( static fn ( string $hash ): string => "mysql_native_password USING '$hash'", $hashes ) );
}

/**
 * The password and the one before it: containers that still run, and a deployment that is taken back, have that one.
 *
 * @return string[]
 */
function valid_hashes( mysqli $server, string $account, string $hash ): array {
	preg_match_all( '/\'(\*[0-9A-F]{40})\'/', $server->query( "SHOW CREATE USER $account" )->fetch_row()[0], $found );
	return in_array( $hash, $found[1], true ) ? $found[1] : array_slice( [ $hash, ...$found[1] ], 0, 2 );
}

function create_database_user( mysqli $server, string $database, string $user, #[SensitiveParameter] string $password ): void {
	$server->set_charset( 'utf8mb4' );
	$identifier = '`' . str_replace( '`', '``', $database ) . '`';
	// In a grant, a name is a pattern.
	$pattern = addcslashes( $identifier, '_%\\' );
	$account = "'" . $server->real_escape_string( $user ) . "'@'%'";
	// The server keeps this hash, and gets no more than that: statements end up in its logs, word by word.
	$hash    = '*' . strtoupper( sha1( sha1( $password, true ) ) );
	$require = 'REQUIRE ' . ( defined( 'MYSQL_CLIENT_FLAGS' ) ? 'SSL' : 'NONE' );

	// What plugins' tables have unless they say otherwise: WordPress's own choice, or they can not be joined with its tables.
	$server->query( "CREATE DATABASE IF NOT EXISTS $identifier CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci" );
	$default = $server->execute_query( 'SELECT DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?', [ $database ] )->fetch_column();
	if ( 'utf8mb4_uca1400_ai_ci' === $default ) {
		$server->query( "ALTER DATABASE $identifier COLLATE utf8mb4_unicode_520_ci" );
	}
	$server->query( "CREATE USER IF NOT EXISTS $account " . identified( [ $hash ] ) . " $require" );
	$server->query( "ALTER USER $account " . identified( valid_hashes( $server, $account, $hash ) ) . " $require" );
	$server->query( 'GRANT ' . SITE_RIGHTS . " ON $pattern.* TO $account" );
}

end_by_signals( 'create-database-user' );

$administrator = need_setting( 'DATABASE_ADMIN_USER' );
$password      = need_setting( 'DATABASE_ADMIN_PASSWORD' );
$user          = need_setting( 'WORDPRESS_DB_USER' );
$user_password = need_setting( 'WORDPRESS_DB_PASSWORD' );
if ( '' === DB_NAME ) {
	give_up( 'WORDPRESS_DB_NAME is empty: create-database-user needs the name of a database.' );
}
if ( $administrator === $user ) {
	give_up( "DATABASE_ADMIN_USER and WORDPRESS_DB_USER are both $user: the site must not work as the administrator of the server." );
}

$server = wait_for_server( $administrator, $password );
try {
	// One after the other: an account that two change at the same time is an error for one of them.
	$lock = 'wordpress-user-' . sha1( $user );
	if ( '1' !== (string) $server->query( "SELECT GET_LOCK('$lock', 60)" )->fetch_row()[0] ) {
		give_up( "another container has been making the user $user for a minute; giving up." );
	}
	create_database_user( $server, DB_NAME, $user, $user_password );
} catch ( mysqli_sql_exception $error ) {
	give_up( "the database server does not let $administrator make the database " . DB_NAME . " and its user $user: {$error->getMessage()}." );
}
// The lock goes with the connection.
$server->close();
say( 'the database ' . DB_NAME . " and its user $user are there." );
