<?php
// The files of the bucket for PHP's own functions: uploads://<bucket>/2026/11/photo.jpg. WordPress knows such paths as streams.
//
// What is written waits in a temporary file and is written to the bucket at once, when it is flushed or closed.

namespace WpAspire\Uploads;

final class Stream {
	/** @var resource|null PHP's own. */
	public $context;

	private string $path = '';

	/** @var array{size: int, time: int}|null What is only read. */
	private ?array $file = null;

	/** @var resource|null What is to be written. */
	private $buffer = null;

	private bool $has_changed = false;
	private bool $appends     = false;
	private int $position     = 0;

	/** @var list<string> The names in a folder. */
	private array $names = [];

	public function stream_open( string $url, string $mode, int $options ): bool {
		return self::attempt(
			function () use ( $url, $mode ): bool {
				$this->path = Files::path( $url );
				if ( 'x' === $mode[0] && ! Files::create( $this->path ) ) {
					throw new S3Error( 'File exists' );
				}
				// Also where it is only to be written: who opens it learns that S3 is away, and looks at that more often than at the end.
				$file = Files::find( $this->path );
				if ( ! is_array( $file ) && ( $file || 'r' === $mode[0] ) ) {
					throw new S3Error( $file ? 'Is a directory' : 'No such file or directory' );
				}
				if ( 'r' === $mode[0] && ! str_contains( $mode, '+' ) ) {
					$this->file = $file;
					return true;
				}
				$this->buffer      = fopen( 'php://temp', 'w+' );
				$this->has_changed = 'w' === $mode[0] || false === $file;
				$this->appends     = 'a' === $mode[0];
				if ( is_array( $file ) && 'w' !== $mode[0] ) {
					for ( $at = 0; '' !== ( $part = Files::read( $this->path, $at, PHP_INT_MAX ) ); $at += strlen( $part ) ) {
						fwrite( $this->buffer, $part );
					}
					rewind( $this->buffer );
				}
				return true;
			}
		);
	}

	public function stream_read( int $count ): string|false {
		if ( $this->buffer ) {
			return fread( $this->buffer, $count );
		}
		$part            = self::attempt( fn (): string => Files::read( $this->path, $this->position, $count ) );
		$this->position += strlen( (string) $part );
		return $part;
	}

	public function stream_eof(): bool {
		return $this->buffer ? feof( $this->buffer ) : $this->position >= $this->file['size'];
	}

	public function stream_write( string $data ): int {
		if ( ! $this->buffer ) {
			return 0;
		}
		if ( $this->appends ) {
			fseek( $this->buffer, 0, SEEK_END );
		}
		$this->has_changed = true;
		return (int) fwrite( $this->buffer, $data );
	}

	public function stream_tell(): int {
		return $this->buffer ? (int) ftell( $this->buffer ) : $this->position;
	}

	public function stream_seek( int $offset, int $whence ): bool {
		if ( $this->buffer ) {
			return 0 === fseek( $this->buffer, $offset, $whence );
		}
		$position = $offset + match ( $whence ) {
			SEEK_CUR => $this->position,
			SEEK_END => $this->file['size'],
			default  => 0,
		};
		if ( $position < 0 ) {
			return false;
		}
		$this->position = $position;
		return true;
	}

	public function stream_truncate( int $size ): bool {
		$this->has_changed = true;
		return $this->buffer && ftruncate( $this->buffer, $size );
	}

	public function stream_stat(): array {
		return self::stat( $this->file ?? [ 'size' => fstat( $this->buffer )['size'], 'time' => time() ] );
	}

	public function stream_flush(): bool {
		if ( ! $this->has_changed ) {
			return true;
		}
		// Not tried again when it is closed: whoever flushes has been told.
		$this->has_changed = false;
		$position          = ftell( $this->buffer );
		$is_written        = self::attempt(
			function (): bool {
				Files::write( $this->path, $this->buffer );
				return true;
			},
			true,
			$this->path
		);
		fseek( $this->buffer, (int) $position );
		return $is_written;
	}

	public function stream_close(): void {
		$this->stream_flush();
	}

	public function stream_lock( int $operation ): bool {
		return false;
	}

	public function stream_set_option( int $option, int $first, ?int $second ): bool {
		return false;
	}

	/** Owners and modes are the bucket's. */
	public function stream_metadata( string $url, int $option, mixed $value ): bool {
		return STREAM_META_TOUCH !== $option || self::attempt( static fn (): bool => false !== Files::find( Files::path( $url ) ) || Files::create( Files::path( $url ) ) );
	}

	public function url_stat( string $url, int $flags ): array|false {
		$file = self::attempt( static fn (): array|bool => Files::find( Files::path( $url ) ), false );
		return false === $file ? false : self::stat( $file );
	}

	public function unlink( string $url ): bool {
		return self::attempt(
			static function () use ( $url ): bool {
				$path = Files::path( $url );
				if ( ! is_array( Files::find( $path ) ) ) {
					throw new S3Error( 'No such file or directory' );
				}
				Files::delete( $path );
				return true;
			}
		);
	}

	public function rename( string $from, string $to ): bool {
		return self::attempt(
			static function () use ( $from, $to ): bool {
				if ( ! is_array( Files::find( Files::path( $from ) ) ) ) {
					throw new S3Error( 'only a file can be renamed.' );
				}
				Files::rename( Files::path( $from ), Files::path( $to ) );
				return true;
			}
		);
	}

	public function mkdir( string $url, int $mode, int $options ): bool {
		return self::attempt(
			static function () use ( $url ): bool {
				if ( is_array( Files::find( Files::path( $url ) ) ) ) {
					throw new S3Error( 'File exists' );
				}
				Files::make_folder( Files::path( $url ) );
				return true;
			}
		);
	}

	/** A folder is there as long as it has files. */
	public function rmdir( string $url, int $options ): bool {
		return self::attempt( static fn (): bool => [] === Files::names( Files::path( $url ) ) );
	}

	public function dir_opendir( string $url, int $options ): bool {
		$names       = self::attempt( static fn (): array => Files::names( Files::path( $url ) ) );
		$this->names = $names ?: [];
		return false !== $names;
	}

	public function dir_readdir(): string|false {
		$name = current( $this->names );
		next( $this->names );
		return $name;
	}

	public function dir_rewinddir(): bool {
		reset( $this->names );
		return true;
	}

	public function dir_closedir(): bool {
		$this->names = [];
		return true;
	}

	/** @param array{size: int, time: int}|true $file */
	private static function stat( array|bool $file ): array {
		$is_file = is_array( $file );
		$time    = $is_file ? $file['time'] : 0;
		return [
			'dev'     => 0,
			'ino'     => 0,
			'mode'    => $is_file ? 0100666 : 040777,
			'nlink'   => 1,
			'uid'     => 0,
			'gid'     => 0,
			'rdev'    => 0,
			'size'    => $is_file ? $file['size'] : 0,
			'atime'   => $time,
			'mtime'   => $time,
			'ctime'   => $time,
			'blksize' => -1,
			'blocks'  => -1,
		];
	}

	/** What a function gives, or false with a warning. */
	private static function attempt( callable $function, bool $warns = true, string $path = '' ): mixed {
		try {
			return $function();
		} catch ( S3Error $error ) {
			if ( $warns ) {
				trigger_error( 'Uploads in S3: ' . ( '' === $path ? '' : "$path could not be written: " ) . $error->getMessage(), E_USER_WARNING );
			}
			return false;
		}
	}
}
