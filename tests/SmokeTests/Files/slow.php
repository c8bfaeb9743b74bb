<?php
// A request that takes three seconds more when the container has been told to stop.
touch( '/tmp/slow-request-has-begun' );
while ( ! file_exists( '/tmp/wordpress/stopping' ) ) {
	clearstatcache();
	usleep( 20000 );
}
sleep( 3 );
echo 'finished';
