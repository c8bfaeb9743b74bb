<?php
// A connection to the database without WordPress, and what keeps one from being had.

final class DatabaseUnavailable extends Exception {
	public function __construct( public readonly string $reason, Throwable $cause ) {
		parent::__construct( $reason, 0, $cause );
	}

	/** @param string $warnings What PHP said meanwhile: the error of a refused certificate does not tell that it was one. */
	public static function because( mysqli_sql_exception $error, string $warnings = '' ): self {
		if ( preg_match( '/certificate verify failed|peer certificate/i', $warnings ) ) {
			return new self( 'database-certificate-refused', $error );
		}
		return new self(
			match ( $error->getCode() ) {
				3159 => 'database-encryption-required',
				// Wrong password, no rights on the database, host not allowed, socket-only account, expired password.
				1045, 1044, 1130, 1142, 1698, 1820 => 'database-access-denied',
				1049 => 'database-missing',
				default => 'database-unreachable',
			},
			$error
		);
	}
}

/** @throws DatabaseUnavailable */
function connect_to_database(): mysqli {
	return connect_to_server( DB_USER, DB_PASSWORD, DB_NAME );
}

/** @throws DatabaseUnavailable */
function connect_to_server( string $user, #[SensitiveParameter] string $password, ?string $name = null ): mysqli {
	mysqli_report( MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT );
	[ $host, $port, $socket ] = parse_database_host( DB_HOST );
	$database = mysqli_init();
	$database->options( MYSQLI_OPT_CONNECT_TIMEOUT, 2 );
	$database->options( MYSQLI_OPT_READ_TIMEOUT, 300 );
	$warnings = '';
	// A name that is not known yet is a warning as well as an exception.
	set_error_handler(
		static function ( int $level, string $message ) use ( &$warnings ): bool {
			$warnings .= "$message\n";
			return true;
		}
	);
	try {
		$database->real_connect( $host, $user, $password, $name, $port, $socket, defined( 'MYSQL_CLIENT_FLAGS' ) ? MYSQL_CLIENT_FLAGS : 0 );
	} catch ( mysqli_sql_exception $error ) {
		throw DatabaseUnavailable::because( $error, $warnings );
	} finally {
		restore_error_handler();
	}
	return $database;
}

/** Splits "host", "host:port", "host:/socket", "[::1]:port", as WordPress does. */
function parse_database_host( string $value ): array {
	$socket = null;
	if ( false !== ( $at = strpos( $value, ':/' ) ) ) {
		$socket = substr( $value, $at + 1 );
		$value  = substr( $value, 0, $at );
	}
	if ( preg_match( '/^\[([0-9a-f:.]+)\](?::(\d+))?$/i', $value, $match ) || preg_match( '/^([^:]*)(?::(\d+))?$/', $value, $match ) ) {
		return [ $match[1], (int) ( $match[2] ?? 0 ) ?: null, $socket ];
	}
	// An IPv6 address without brackets.
	return [ $value, null, $socket ];
}
