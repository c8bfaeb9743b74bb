<?php
// Uploads in S3, where a bucket is named. Before what takes names for uploads: what could not be written gives its name back.

if ( '' !== (string) getenv_docker( 'WORDPRESS_UPLOADS_S3_BUCKET', '' ) ) {
	require_once '/usr/local/lib/wordpress/uploads/load.php';
}
