<?php
// wp option get | update | delete

return static function ( Arguments $arguments ): Generator {
	$action = $arguments->shift();
	if ( ! in_array( $action, [ 'get', 'update', 'delete' ], true ) ) {
		stop( 'usage: wp option get | update | delete' );
	}
	$arguments->allow( 'format', 'autoload' );
	$name = $arguments->need( "option $action <name>" );
	$json = 'json' === $arguments->option( 'format' );
	yield LOAD_SITE;

	switch ( $action ) {
		case 'get':
			$nothing = new stdClass();
			$value   = get_option( $name, $nothing );
			if ( $value === $nothing ) {
				stop( "there is no option '$name'." );
			}
			echo $json ? json_encode( $value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) : ( is_scalar( $value ) ? (string) $value : var_export( $value, true ) ), "\n";
			break;

		case 'update':
			$value = $arguments->shift() ?? rtrim( (string) stream_get_contents( STDIN ), "\r\n" );
			if ( $json ) {
				try {
					$value = json_decode( $value, true, flags: JSON_THROW_ON_ERROR );
				} catch ( JsonException $error ) {
					stop( "the value is no JSON: {$error->getMessage()}." );
				}
			}
			$value = sanitize_option( $name, $value );
			if ( get_option( $name ) === $value ) {
				success( "Value passed for '$name' option is unchanged." );
			} elseif ( update_option( $name, $value ) ) {
				success( "Updated '$name' option." );
			} else {
				stop( "the option '$name' could not be updated." );
			}
			break;

		case 'delete':
			delete_option( $name ) ? success( "Deleted '$name' option." ) : stop( "there is no option '$name'." );
			break;
	}
};
