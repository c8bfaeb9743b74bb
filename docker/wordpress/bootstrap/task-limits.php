<?php
// The limits of the ECS task that this container belongs to: processors, rounded up, and MB of memory; 0 for none.
//
//   php -n task-limits.php

$answer = @file_get_contents(
	getenv( 'ECS_CONTAINER_METADATA_URI_V4' ) . '/task',
	false,
	stream_context_create( [ 'http' => [ 'timeout' => 2 ] ] )
);
$limits = json_decode( (string) $answer, true )['Limits'] ?? [];
printf( "%d %d\n", ceil( $limits['CPU'] ?? 0 ), $limits['Memory'] ?? 0 );
