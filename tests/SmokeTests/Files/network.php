<?php
// Runs the code that a test sends to /evaluate of any site of a network, and answers with what it returns.
add_action(
	'init',
	static function (): void {
		if ( 'evaluate' === basename( (string) parse_url( $_SERVER['REQUEST_URI'] ?? '', PHP_URL_PATH ) ) ) {
			$result = eval( file_get_contents( 'php://input' ) );
			header( 'Content-Type: application/json' );
			exit( json_encode( $result, JSON_THROW_ON_ERROR ) );
		}
	}
);
add_action( 'network_test', static function (): void { add_option( uniqid( 'ran_' ), home_url() ); } );
