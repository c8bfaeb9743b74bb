<?php
// A request that is still being worked on when the container is told to stop.
touch( '/tmp/slow-request-has-begun' );
sleep( 3 );
echo 'finished';
