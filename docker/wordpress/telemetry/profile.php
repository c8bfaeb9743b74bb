<?php
// Where the time of a slow request went: Excimer (Debian's php8.4-excimer, where the image has it) looks at PHP's stack every
// ten milliseconds. Collapsed stacks are what flame graphs are made of: names of functions and files, and nothing that is in them.

namespace WpAspire\Telemetry;

final class Profile {
	private const SECONDS     = 0.01;
	private const MOST_DEPTH  = 200;
	/** A span is at most 64 KB at X-Ray, with all that it has. */
	private const MOST_STACKS = 32;
	private const MOST_TEXT   = 512;
	private const CUT         = '...;';

	private function __construct( private readonly \ExcimerProfiler $profiler, private readonly int $threshold ) {}

	/** Begins to look, if there is to be a profile. */
	public static function begin( int $milliseconds ): ?self {
		if ( $milliseconds < 1 || ! extension_loaded( 'excimer' ) ) {
			return null;
		}
		$profiler = new \ExcimerProfiler();
		$profiler->setEventType( EXCIMER_REAL );
		$profiler->setPeriod( self::SECONDS );
		$profiler->setMaxDepth( self::MOST_DEPTH );
		$profiler->start();
		return new self( $profiler, $milliseconds * 1_000_000 );
	}

	/** Attributes for the request's span: the stacks that were seen most often. None where it was not slow. */
	public function end( int $nanoseconds ): array {
		$this->profiler->stop();
		if ( $nanoseconds < $this->threshold ) {
			return [];
		}
		$stacks = [];
		foreach ( array_filter( explode( "\n", $this->profiler->getLog()->formatCollapsed() ) ) as $line ) {
			$end              = strrpos( $line, ' ' );
			$stack            = self::shorten( substr( $line, 0, $end ) );
			$stacks[ $stack ] = ( $stacks[ $stack ] ?? 0 ) + (int) substr( $line, $end );
		}
		arsort( $stacks );
		$most = array_slice( $stacks, 0, self::MOST_STACKS, true );
		return [
			'wordpress.profile.stacks'  => array_map( static fn ( $stack, int $count ): string => "$stack $count", array_keys( $most ), $most ),
			'wordpress.profile.samples' => array_sum( $stacks ),
		];
	}

	/** The innermost calls say where the time goes. */
	private static function shorten( string $stack ): string {
		$stack = str_replace( '/var/www/html/', '', $stack );
		if ( strlen( $stack ) <= self::MOST_TEXT ) {
			return $stack;
		}
		$rest = substr( $stack, strlen( self::CUT ) - self::MOST_TEXT );
		return self::CUT . ( str_contains( $rest, ';' ) ? substr( $rest, strpos( $rest, ';' ) + 1 ) : $rest );
	}
}
