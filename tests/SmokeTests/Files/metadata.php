<?php
// What a task of ECS is told about itself, as far as its size goes.
header( 'Content-Type: application/json' );
echo match ( $_SERVER['REQUEST_URI'] ) {
	'/v4/small/task'     => '{"Family":"site","Limits":{"CPU":0.25,"Memory":512},"Containers":[{"Name":"wordpress","Limits":{"CPU":2,"Memory":9999}}]}',
	'/v4/narrow/task'    => '{"Family":"site","Limits":{"CPU":2,"Memory":400}}',
	'/v4/beside'         => '{"Name":"wordpress","Limits":{"CPU":1920,"Memory":384}}',
	'/v4/beside/task'    => '{"Family":"site","Limits":{"CPU":2,"Memory":2048}}',
	'/v4/unlimited/task' => '{"Family":"site","Containers":[]}',
	default              => http_response_code( 404 ),
};
