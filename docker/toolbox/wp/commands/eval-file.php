<?php
// wp eval-file <file> [<argument>...]; "-" is standard input.

return static function ( Arguments $arguments ): Generator {
	$arguments->allow( 'skip-wordpress' );
	$file = $arguments->need( 'eval-file <file> [<argument>...] [--skip-wordpress]' );
	if ( '-' !== $file && ! is_readable( $file ) ) {
		stop( "'$file' does not exist or can not be read." );
	}
	if ( ! $arguments->has( 'skip-wordpress' ) ) {
		yield LOAD_SITE;
	}
	yield '-' === $file
		? [ __DIR__ . '/../evaluate.php', [ 'args' => $arguments->rest(), 'wp_code' => '?>' . stream_get_contents( STDIN ) ] ]
		: [ realpath( $file ), [ 'args' => $arguments->rest() ] ];
};
