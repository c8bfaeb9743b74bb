<?php
// Draws a profile as a flame graph. Collapsed stacks on standard input: one a line, or the list that a trace has them in, as
// JSON. SVG on standard output: the wider a call, the more often it was seen; below it is what called it.
//
//   php flame-graph.php <stacks.txt >flame-graph.svg

const WIDTH = 1200;
const ROW   = 18;

/** Calls, by name: how often each was seen, and what it calls. */
function read_calls( array $lines ): array {
	$root = [ 0, [] ];
	foreach ( $lines as $line ) {
		if ( ! is_string( $line ) || ! preg_match( '/^(\S.*) ([0-9]{1,9})$/D', trim( $line ), $match ) ) {
			fwrite( STDERR, 'This is no stack: ' . json_encode( $line ) . ". It must be calls with semicolons between them, a space, and how often it was seen.\n" );
			exit( 1 );
		}
		$root[0] += (int) $match[2];
		$call     = &$root;
		foreach ( explode( ';', $match[1] ) as $name ) {
			$call[1][ $name ] ??= [ 0, [] ];
			$call               = &$call[1][ $name ];
			$call[0]           += (int) $match[2];
		}
		unset( $call );
	}
	return $root;
}

function depth( array $call ): int {
	return 1 + max( [ 0, ...array_map( depth( ... ), array_values( $call[1] ) ) ] );
}

function draw( string $name, array $call, float $x, int $y, float $scale, int $all ): void {
	$width = $call[0] * $scale;
	if ( $width < 0.3 ) {
		return;
	}
	$text  = htmlspecialchars( $name, ENT_XML1 | ENT_QUOTES | ENT_SUBSTITUTE );
	$short = htmlspecialchars( mb_substr( $name, 0, max( 0, (int) ( $width / 7 ) - 1 ) ), ENT_XML1 | ENT_QUOTES | ENT_SUBSTITUTE );
	printf(
		"<g><title>%s: %d of %d, %.1f %%</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"hsl(%d 80%% 65%%)\" stroke=\"white\"/><text x=\"%.1f\" y=\"%d\">%s</text></g>\n",
		$text, $call[0], $all, 100 * $call[0] / $all, $x, $y, $width, ROW, crc32( $name ) % 55, $x + 3, $y + ROW - 5, $short
	);
	foreach ( $call[1] as $inner => $called ) {
		draw( (string) $inner, $called, $x, $y - ROW, $scale, $all );
		$x += $called[0] * $scale;
	}
}

$text  = trim( (string) stream_get_contents( STDIN ) );
$list  = json_decode( $text, true );
$calls = read_calls( is_array( $list ) ? $list : preg_split( '/\R+/', $text, -1, PREG_SPLIT_NO_EMPTY ) );
if ( 0 === $calls[0] ) {
	fwrite( STDERR, "There are no stacks on standard input.\n" );
	exit( 1 );
}
$height = depth( $calls ) * ROW;
printf( "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"monospace\" font-size=\"11\">\n", WIDTH, $height );
draw( 'all', $calls, 0, $height - ROW, WIDTH / $calls[0], $calls[0] );
echo "</svg>\n";
