<?php
// Answers when the test says so.
touch( '/tmp/held-request-has-begun' );
while ( ! file_exists( '/tmp/release' ) ) {
	clearstatcache();
	usleep( 20000 );
}
echo 'finished';
