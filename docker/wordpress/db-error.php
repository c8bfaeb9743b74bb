<?php
// WordPress's answer when the database is away. Its own would be a 500, which tells visitors, caches and search
// engines that the page is broken; this says that it comes back, as the gate does while the site starts.

http_response_code( 503 );
header( 'Retry-After: 5' );
header( 'Cache-Control: no-store' );
header( 'Content-Type: text/plain; charset=utf-8' );
echo "The site can not reach its database at the moment. Please come again.\n";
