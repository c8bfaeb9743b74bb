<?php
// Copies uploads between the volume and the bucket, in either direction. What is there is compared by its content, and the newer
// one of two that differ is left as it is: so it can be done again and again, also while the site takes uploads.

namespace WpAspire\Uploads;

require dirname( __DIR__ ) . '/config/environment.php';
require __DIR__ . '/types.php';
require __DIR__ . '/s3.php';

/** What keeps one file from being copied, and no other. */
final class CopyError extends \RuntimeException {}

final class Copies {
	private const VOLUME = '/var/www/html/wp-content/uploads';

	/** Seconds between two lines that say how far it is. */
	private const EVERY = 5;

	private int $copied = 0;
	private int $bytes  = 0;
	private int $same   = 0;
	private int $newer  = 0;

	/** @var list<string> */
	private array $failed = [];
	private int $told = 0;

	private function __construct( private readonly S3 $bucket ) {}

	/** Runs a command, and ends the process. @param list<string> $arguments */
	public static function run( string $command, array $arguments ): never {
		pcntl_async_signals( true );
		foreach ( [ SIGTERM, SIGINT, SIGQUIT ] as $signal ) {
			pcntl_signal( $signal, static fn () => self::give_up( "$command was stopped; run it again, and it goes on." ) );
		}
		$folder = trim( $arguments[0] ?? '', '/' );
		if ( count( $arguments ) > 1 || in_array( '..', explode( '/', $folder ), true ) ) {
			self::give_up( "$command takes the name of one folder of the uploads, such as 2026/11, or none for all of them." );
		}
		$bucket = S3::of_environment() ?? self::give_up( "WORDPRESS_UPLOADS_S3_BUCKET is not set: $command needs the name of the bucket." );
		if ( ! is_dir( self::VOLUME ) || 'uploads-from-s3' === $command && ! is_writable( self::VOLUME ) ) {
			self::give_up( self::VOLUME . ' is no folder that can be ' . ( 'uploads-from-s3' === $command ? 'written to' : 'read' ) . ': mount the volume of the uploads there.' );
		}
		$copies = new self( $bucket );
		try {
			// What is wrong with all is said once.
			$bucket->list( '', most: 1 )->valid();
			'uploads-to-s3' === $command ? $copies->to_bucket( $folder ) : $copies->from_bucket( $folder );
		} catch ( S3Error $error ) {
			self::give_up( "$command could not go on: {$error->getMessage()}" );
		}
		$copies->report( $command );
	}

	private function to_bucket( string $folder ): void {
		foreach ( scandir( rtrim( self::VOLUME . "/$folder", '/' ) ) ?: [] as $name ) {
			$path = ltrim( "$folder/$name", '/' );
			$file = self::VOLUME . "/$path";
			if ( in_array( $path, [ '.incoming', '.seeded' ], true ) || in_array( $name, [ '.', '..' ], true ) || is_link( $file ) ) {
				continue;
			}
			if ( is_dir( $file ) ) {
				$this->to_bucket( $path );
				continue;
			}
			$this->attempt(
				$path,
				function () use ( $path, $file ): int {
					$source = @fopen( $file, 'rb' ) ?: throw new CopyError( 'it can not be read.' );
					$there  = $this->bucket->head( $path );
					if ( null !== $there && self::is_same( $file, $there ) ) {
						return -1;
					}
					if ( null !== $there && $there['time'] > filemtime( $file ) ) {
						return -2;
					}
					return $this->bucket->write( $path, $source )['size'];
				}
			);
		}
	}

	private function from_bucket( string $folder ): void {
		foreach ( $this->bucket->list( '' === $folder ? '' : "$folder/" ) as $path => $object ) {
			if ( '' === $path || str_ends_with( $path, '/' ) ) {
				continue;
			}
			$this->attempt( $path, fn (): int => $this->fetch( $path, $object ) );
		}
	}

	/** @param array{size: int, time: int} $object */
	private function fetch( string $path, array $object ): int {
		if ( in_array( '..', explode( '/', $path ), true ) ) {
			throw new CopyError( 'its name leads elsewhere.' );
		}
		$file  = self::VOLUME . "/$path";
		$there = $this->bucket->head( $path ) ?? throw new CopyError( 'it has just been deleted.' );
		if ( is_file( $file ) && self::is_same( $file, $there ) ) {
			return -1;
		}
		if ( is_file( $file ) && filemtime( $file ) > $object['time'] ) {
			return -2;
		}
		if ( ! is_dir( dirname( $file ) ) && ! @mkdir( dirname( $file ), 0775, true ) && ! is_dir( dirname( $file ) ) ) {
			throw new CopyError( 'its folder can not be made.' );
		}
		// The name appears with the last byte.
		$new    = dirname( $file ) . '/.' . bin2hex( random_bytes( 8 ) ) . '.part';
		$target = @fopen( $new, 'xb' ) ?: throw new CopyError( 'it can not be written.' );
		try {
			$this->bucket->pass_on(
				'GET',
				$path,
				[ 'if-match' => "\"{$there['etag']}\"" ],
				static fn ( Answer $answer ) => 200 === $answer->status || throw new CopyError( "S3 answers $answer->status." ),
				static fn ( string $piece ) => strlen( $piece ) === fwrite( $target, $piece ) || throw new CopyError( 'it can not be written: the volume may be full.' )
			);
			fflush( $target );
			if ( ! self::is_same( $new, $there ) ) {
				throw new CopyError( 'what came is not what the bucket says that it is.' );
			}
			touch( $new, $there['time'] );
			rename( $new, $file );
		} finally {
			fclose( $target );
			if ( is_file( $new ) ) {
				unlink( $new );
			}
		}
		return $there['size'];
	}

	/** Whether a file is what the bucket has: by the hash that this image writes beside it, or by S3's own, or else by its size. */
	private static function is_same( string $file, array $there ): bool {
		clearstatcache();
		if ( filesize( $file ) !== $there['size'] ) {
			return false;
		}
		return match ( true ) {
			'' !== $there['sha256'] => hash_file( 'sha256', $file ) === $there['sha256'],
			// With a key of KMS, or in parts, it is no hash of the content.
			! str_starts_with( $there['encryption'], 'aws:kms' ) && (bool) preg_match( '/^[0-9a-f]{32}$/', $there['etag'] ) => md5_file( $file ) === $there['etag'],
			default => true,
		};
	}

	private function attempt( string $path, callable $copy ): void {
		try {
			$size = $copy();
		} catch ( CopyError | S3Error $error ) {
			// Each would wait for an S3 that is away.
			if ( $error instanceof S3Error && 0 === $error->getCode() ) {
				throw $error;
			}
			$this->failed[] = "$path: {$error->getMessage()}";
			self::say( end( $this->failed ) );
			return;
		}
		match ( $size ) {
			-1      => ++$this->same,
			-2      => ++$this->newer,
			default => ++$this->copied,
		};
		$this->bytes += max( 0, $size );
		if ( time() >= $this->told + self::EVERY ) {
			$this->told = time();
			self::say( "$this->copied copied, $this->same there already; at $path" );
		}
	}

	private function report( string $command ): never {
		self::say( "$command: $this->copied files copied (" . round( $this->bytes / 1e6, 1 ) . " MB), $this->same there already, $this->newer newer where they were to go and left, " . count( $this->failed ) . ' failed.' );
		if ( $this->failed ) {
			self::give_up( count( $this->failed ) . ' of ' . ( count( $this->failed ) + $this->copied + $this->same + $this->newer ) . " files could not be copied, the first of them {$this->failed[0]} Run $command again." );
		}
		exit( 0 );
	}

	private static function say( string $sentence ): void {
		fwrite( STDERR, "wordpress: $sentence\n" );
	}

	private static function give_up( string $sentence ): never {
		self::say( $sentence );
		exit( 1 );
	}
}
