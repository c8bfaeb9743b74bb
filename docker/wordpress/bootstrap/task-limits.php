<?php
// The limits that ECS gives this container: processors of its task, rounded up, and MB of memory, its own or else the task's;
// 0 for none.
//
//   php -n task-limits.php

$memory = [];
foreach ( [ '', '/task' ] as $of ) {
	$answer   = @file_get_contents(
		getenv( 'ECS_CONTAINER_METADATA_URI_V4' ) . $of,
		false,
		stream_context_create( [ 'http' => [ 'timeout' => 2 ] ] )
	);
	$limits   = json_decode( (string) $answer, true )['Limits'] ?? [];
	$memory[] = (int) ( $limits['Memory'] ?? 0 );
}
printf( "%d %d\n", ceil( $limits['CPU'] ?? 0 ), min( array_filter( $memory ) ?: [ 0 ] ) );
