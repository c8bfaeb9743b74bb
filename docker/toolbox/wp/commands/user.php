<?php
// wp user list | get | create | update | delete | set-role | reset-password | check-password | meta

return static function ( Arguments $arguments ): Generator {
	$action = $arguments->shift();
	$fields = [ 'user_email', 'display_name', 'first_name', 'last_name', 'nickname', 'user_nicename', 'user_url', 'description', 'role', 'user_registered', 'locale' ];
	match ( $action ) {
		'list'           => $arguments->allow_list( 'role', 'role__in', 'search', 'orderby', 'order', 'number', 'network' ),
		'get'            => $arguments->allow_list(),
		'create'         => $arguments->allow( ...[ ...$fields, 'user_pass', 'prompt', 'send-email', 'porcelain' ] ),
		'update'         => $arguments->allow( ...[ ...$fields, 'user_pass', 'prompt', 'skip-email' ] ),
		'delete'         => $arguments->allow( 'reassign', 'yes' ),
		'set-role'       => $arguments->allow(),
		'reset-password' => $arguments->allow( 'show-password', 'porcelain', 'skip-email' ),
		'check-password' => $arguments->allow(),
		'meta'           => null,
		default          => stop( 'usage: wp user list | get | create | update | delete | set-role | reset-password | check-password | meta' ),
	};
	$row = static fn ( WP_User $user ): array => [ 'roles' => implode( ',', $user->roles ) ] + array_diff_key( (array) $user->data, [ 'user_pass' => 0 ] )
		+ [ 'first_name' => $user->first_name, 'last_name' => $user->last_name, 'nickname' => $user->nickname, 'description' => $user->description ];
	// A password is best typed: an argument is seen by whoever sees the processes.
	$password = static fn ( string $of ): ?string => 'user_pass' === $arguments->option( 'prompt' ) ? read_secret( "New password of $of" ) : $arguments->option( 'user_pass' );
	if ( $arguments->has( 'prompt' ) && 'user_pass' !== $arguments->option( 'prompt' ) ) {
		stop( '--prompt is only for user_pass.' );
	}
	$need_role = static fn ( string $role ): string => '' === $role || wp_roles()->is_role( $role ) ? $role : stop( "there is no role '$role'." );

	switch ( $action ) {
		case 'list':
			yield LOAD_SITE;
			if ( $arguments->has( 'role' ) ) {
				$need_role( $arguments->option( 'role' ) );
			}
			$query = $arguments->only( 'role', 'search', 'orderby', 'order', 'number' ) + [ 'orderby' => 'ID' ];
			if ( $arguments->has( 'role__in' ) ) {
				$query['role__in'] = $arguments->list( 'role__in' );
			}
			if ( $arguments->has( 'network' ) ) {
				is_multisite() || stop( '--network is for a network of sites.' );
				$query['blog_id'] = 0;
			}
			print_list( array_map( $row, get_users( $query ) ), $arguments, 'ID,user_login,display_name,user_email,user_registered,roles' );
			break;

		case 'get':
			$name = $arguments->need( 'user get <user>' );
			yield LOAD_SITE;
			print_item( $row( find_user( $name ) ), $arguments, 'ID,user_login,display_name,user_email,user_registered,roles' );
			break;

		case 'create':
			$usage = 'user create <login> <email> [--role=<role>] [--user_pass=<password> | --prompt=user_pass] [--porcelain]';
			$login = $arguments->need( $usage );
			$email = $arguments->need( $usage );
			yield LOAD_SITE;
			$role   = $need_role( $arguments->option( 'role', (string) get_option( 'default_role' ) ) );
			$given  = $password( $login );
			$secret = $given ?? wp_generate_password( 24 );
			$id     = need_success( wp_insert_user( wp_slash( [ 'user_login' => $login, 'user_email' => $email, 'user_pass' => $secret, 'role' => $role ] + $arguments->only( ...$fields ) ) ) );
			if ( is_multisite() ) {
				add_user_to_blog( get_current_blog_id(), $id, $role );
			}
			if ( $arguments->has( 'send-email' ) ) {
				wp_new_user_notification( $id, null, 'both' );
			}
			if ( $arguments->has( 'porcelain' ) ) {
				echo "$id\n";
				break;
			}
			success( "Created user $id." );
			if ( null === $given ) {
				echo "Password: $secret\n";
			}
			break;

		case 'update':
			$usage = 'user update <user>... [--<field>=<value>] [--prompt=user_pass]';
			$names = $arguments->need_rest( $usage );
			if ( ! $arguments->only( ...[ ...$fields, 'user_pass', 'prompt' ] ) ) {
				stop( "usage: wp $usage" );
			}
			yield LOAD_SITE;
			add_filter( 'send_password_change_email', '__return_false' );
			if ( $arguments->has( 'skip-email' ) ) {
				add_filter( 'send_email_change_email', '__return_false' );
			}
			foreach ( array_map( find_user( ... ), $names ) as $user ) {
				$changes = $arguments->only( ...$fields );
				if ( isset( $changes['role'] ) ) {
					$need_role( $changes['role'] );
				}
				if ( null !== ( $secret = $password( $user->user_login ) ) ) {
					$changes['user_pass'] = $secret;
				}
				need_success( wp_update_user( wp_slash( [ 'ID' => $user->ID ] + $changes ) ) );
				if ( null !== $secret ) {
					WP_Session_Tokens::get_instance( $user->ID )->destroy_all();
				}
				success( "Updated user {$user->ID}." );
			}
			break;

		case 'delete':
			$names = $arguments->need_rest( 'user delete <user>... [--reassign=<user-id>] [--yes]' );
			yield LOAD_SITE;
			$users    = array_map( find_user( ... ), $names );
			$reassign = $arguments->has( 'reassign' ) ? find_user( $arguments->option( 'reassign' ) )->ID : null;
			if ( null === $reassign ) {
				confirm( '--reassign names nobody: all posts of the users will be deleted. Go on?', $arguments );
			}
			foreach ( $users as $user ) {
				wp_delete_user( $user->ID, $reassign ) ? success( "Removed user {$user->ID} from " . home_url() . '.' ) : stop( "the user {$user->user_login} could not be deleted." );
			}
			break;

		case 'set-role':
			$name = $arguments->need( 'user set-role <user> [<role>]' );
			yield LOAD_SITE;
			$role = $need_role( $arguments->shift() ?? (string) get_option( 'default_role' ) );
			$user = find_user( $name );
			$user->set_role( $role );
			success( "Added {$user->user_login} ({$user->ID}) to " . home_url() . " as $role." );
			break;

		case 'reset-password':
			$names = $arguments->need_rest( 'user reset-password <user>... [--show-password | --porcelain]' );
			yield LOAD_SITE;
			// No mail about it, whether --skip-email says so or not: the one who asks stands before it.
			add_filter( 'send_password_change_email', '__return_false' );
			foreach ( array_map( find_user( ... ), $names ) as $user ) {
				$secret = wp_generate_password( 24 );
				wp_update_user( [ 'ID' => $user->ID, 'user_pass' => $secret ] );
				WP_Session_Tokens::get_instance( $user->ID )->destroy_all();
				if ( $arguments->has( 'porcelain' ) ) {
					echo $secret, "\n";
				} else {
					echo "Reset password for {$user->user_login}.\n", $arguments->has( 'show-password' ) ? "Password: $secret\n" : '';
				}
			}
			if ( ! $arguments->has( 'porcelain' ) ) {
				success( 'Password reset for ' . count( $names ) . ' user(s).' );
			}
			break;

		case 'check-password':
			$usage = 'user check-password <user> <password>';
			$name  = $arguments->need( $usage );
			yield LOAD_SITE;
			$user = find_user( $name );
			exit( wp_check_password( $arguments->shift() ?? read_secret( 'Password' ), $user->user_pass, $user->ID ) ? 0 : 1 );

		case 'meta':
			yield from meta_command( $arguments, 'user', static fn ( string $user ): int => find_user( $user )->ID );
			break;
	}
};
