<?php
// wp eval <code>

return static function ( Arguments $arguments ): Generator {
	$arguments->allow( 'skip-wordpress' );
	$code = $arguments->need( 'eval <php-code> [--skip-wordpress]' );
	if ( ! $arguments->has( 'skip-wordpress' ) ) {
		yield LOAD_SITE;
	}
	yield [ __DIR__ . '/../evaluate.php', [ 'wp_code' => $code ] ];
};
