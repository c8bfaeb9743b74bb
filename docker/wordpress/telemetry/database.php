<?php
// Queries. The object that WordPress has for its database becomes one that looks at the clock: the connection and all
// else that it holds stay. So it does with one that a plugin has brought (wp-content/db.php).

namespace WpAspire\Telemetry;

final class Database {
	private static string $host = '';
	private static ?int $port = null;
	/** @var array<string, string> */
	private static array $components = [];

	public static function watch(): void {
		$old = $GLOBALS['wpdb'] ?? null;
		if ( ! $old instanceof \wpdb || ( $class = new \ReflectionClass( $old ) )->isFinal() || ( new \ReflectionMethod( $old, 'query' ) )->isFinal() ) {
			return;
		}
		// The name of a class that others have written is a name that PHP knows.
		$name = 'Wordpress_Telemetry_Database';
		eval( "final class $name extends \\{$class->getName()} { use \\WpAspire\\Telemetry\\TimedQueries; public function __construct() {} }" );
		$new = new $name();
		for ( $of = $class; $of; $of = $of->getParentClass() ) {
			$values = \Closure::bind( static fn ( object $from ): array => get_object_vars( $from ), null, $of->getName() )( $old );
			\Closure::bind(
				static function ( object $to ) use ( $values ): void {
					foreach ( $values as $property => $value ) {
						$to->$property = $value;
					}
				},
				null,
				$of->getName()
			)( $new );
		}
		$GLOBALS['wpdb'] = $new;
		$address         = $new->parse_db_host( DB_HOST );
		[ self::$host, self::$port ] = $address ? [ (string) $address[0], (int) $address[1] ?: null ] : [ '', null ];
	}

	public static function query( string $statement, int $started, string $error ): void {
		$request = Request::$current;
		$ended   = hrtime( true );
		try {
			$failure = '' === $error ? [] : [ 'error.type' => $error ];
			$request->measure( 'db.client.operation.duration', ( $ended - $started ) / 1e9, [ 'db.system.name' => 'mariadb' ] + $failure );
			$request->query( $statement, $started, $ended, $error, static fn ( string $text ): array => self::describe( $request, $text, $error ) );
		} catch ( \Throwable ) {
			// The page counts, not what is told of it.
		}
	}

	private static function describe( Request $request, string $text, string $error ): array {
		$attributes = [
			'db.system.name'      => 'mariadb',
			'db.namespace'        => DB_NAME,
			'db.query.text'       => $text,
			'db.query.summary'    => Sql::summary( $text ),
			'wordpress.component' => self::component(),
		];
		if ( '' !== self::$host ) {
			$attributes['server.address'] = self::$host;
		}
		if ( null !== self::$port && 3306 !== self::$port ) {
			$attributes['server.port'] = self::$port;
		}
		if ( '' !== $error ) {
			$attributes += [ 'error.type' => $error ] + ( ctype_digit( $error ) ? [ 'db.response.status_code' => $error ] : [] );
		}
		if ( $request->settings->old_database_names ) {
			$attributes += [ 'db.system' => 'mariadb', 'db.name' => DB_NAME, 'db.statement' => $text ];
		}
		return $attributes;
	}

	/** Who asks: the innermost plugin or theme. */
	private static function component(): string {
		foreach ( debug_backtrace( DEBUG_BACKTRACE_IGNORE_ARGS, 40 ) as $frame ) {
			$file = $frame['file'] ?? '';
			if ( 'core' !== ( self::$components[ $file ] ??= self::of_file( $file ) ) ) {
				return self::$components[ $file ];
			}
		}
		return 'core';
	}

	public static function of_file( string $file ): string {
		return preg_match( '~/wp-content/(plugins|mu-plugins|themes)/([^/]+)~', $file, $match )
			? [ 'plugins' => 'plugin', 'mu-plugins' => 'mu-plugin', 'themes' => 'theme' ][ $match[1] ] . ':' . basename( $match[2], '.php' )
			: 'core';
	}
}

trait TimedQueries {
	public function query( $query ) {
		$started = hrtime( true );
		$result  = parent::query( $query );
		$error   = '';
		if ( false === $result && '' !== (string) $this->last_error ) {
			$error = $this->dbh instanceof \mysqli && $this->dbh->errno ? (string) $this->dbh->errno : '_OTHER';
		}
		Database::query( (string) ( $this->last_query ?: $query ), $started, $error );
		return $result;
	}
}
