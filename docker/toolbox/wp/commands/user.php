<?php
// wp user list | reset-password | update

return static function ( Arguments $arguments ): Generator {
	$find = static fn ( string $user ): WP_User =>
		get_user_by( 'login', $user ) ?: get_user_by( 'email', $user ) ?: ( ctype_digit( $user ) ? get_user_by( 'id', $user ) : false )
		?: stop( "there is no user '$user'." );

	switch ( $arguments->shift() ) {
		case 'list':
			$arguments->allow( 'format', 'fields' );
			yield LOAD_SITE;
			$fields = explode( ',', $arguments->option( 'fields', 'ID,user_login,display_name,user_email,user_registered,roles' ) );
			$rows   = array_map(
				static fn ( WP_User $user ): array => [ 'roles' => implode( ',', $user->roles ) ] + array_diff_key( (array) $user->data, [ 'user_pass' => 0 ] ),
				get_users( [ 'orderby' => 'ID' ] )
			);
			print_rows( $rows, $fields, $arguments->option( 'format', 'table' ) );
			break;

		case 'reset-password':
			$arguments->allow( 'show-password', 'porcelain', 'skip-email' );
			$names = $arguments->rest() ?: [ $arguments->need( 'user reset-password <user>... [--show-password | --porcelain]' ) ];
			yield LOAD_SITE;
			// No mail about it: the one who asks stands before it.
			add_filter( 'send_password_change_email', '__return_false' );
			foreach ( array_map( $find, $names ) as $user ) {
				$password = wp_generate_password( 24 );
				wp_update_user( [ 'ID' => $user->ID, 'user_pass' => $password ] );
				WP_Session_Tokens::get_instance( $user->ID )->destroy_all();
				if ( $arguments->has( 'porcelain' ) ) {
					echo $password, "\n";
				} else {
					echo "Reset password for {$user->user_login}.\n", $arguments->has( 'show-password' ) ? "Password: $password\n" : '';
				}
			}
			if ( ! $arguments->has( 'porcelain' ) ) {
				success( 'Password reset for ' . count( $names ) . ' user(s).' );
			}
			break;

		case 'update':
			$arguments->allow( 'prompt' );
			$name = $arguments->need( 'user update <user> --prompt=user_pass' );
			if ( 'user_pass' !== $arguments->option( 'prompt' ) ) {
				stop( 'usage: wp user update <user> --prompt=user_pass' );
			}
			yield LOAD_SITE;
			$user = $find( $name );
			add_filter( 'send_password_change_email', '__return_false' );
			wp_update_user( [ 'ID' => $user->ID, 'user_pass' => wp_slash( read_secret( "New password of {$user->user_login}" ) ) ] );
			WP_Session_Tokens::get_instance( $user->ID )->destroy_all();
			success( "Updated user {$user->ID}." );
			break;

		default:
			stop( 'usage: wp user list | reset-password | update' );
	}
};
