<?php
// Removes a page of the page cache.

/**
 * Makes nginx take a page that it keeps for one that it does not; says whether there was one.
 *
 * A page begins with the version of its format, and one of another version counts for nothing. The file stays, because
 * nginx removes it in time, and complains about those that are gone.
 */
function forget_page( string $file ): bool {
	$no_version = str_repeat( "\0", 8 );
	$page       = @fopen( $file, 'r+' );
	if ( ! $page ) {
		return false;
	}
	$was_kept = fread( $page, 8 ) !== $no_version;
	rewind( $page );
	fwrite( $page, $no_version );
	fclose( $page );
	return $was_kept;
}
