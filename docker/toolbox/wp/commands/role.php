<?php
// wp role list | exists

return static function ( Arguments $arguments ): Generator {
	$action = $arguments->shift();
	match ( $action ) {
		'list'   => $arguments->allow_list(),
		'exists' => $arguments->allow(),
		default  => stop( 'usage: wp role list | exists <role>' ),
	};
	$role = 'exists' === $action ? $arguments->need( 'role exists <role>' ) : '';
	yield LOAD_SITE;
	if ( 'exists' === $action ) {
		exit( wp_roles()->is_role( $role ) ? 0 : 1 );
	}
	$rows = [];
	foreach ( wp_roles()->role_names as $name => $title ) {
		$rows[] = [ 'name' => $title, 'role' => $name ];
	}
	print_list( $rows, $arguments, 'name,role' );
};
