#!/usr/bin/env php
<?php
// A small `wp`: the commands that one needs to look after a site, with WP-CLI's names, options and formats.

require __DIR__ . '/arguments.php';
require __DIR__ . '/console.php';
require __DIR__ . '/site.php';
require __DIR__ . '/globals.php';

$arguments = Arguments::parse( array_slice( $argv, 1 ) );
apply_global_options( $arguments );
$group = $arguments->shift() ?? ( $arguments->has( 'info' ) || $arguments->has( 'version' ) ? 'cli' : 'help' );

// Names of commands are those of their files.
if ( ! preg_match( '/^[a-z-]+$/', $group ) || ! is_file( __DIR__ . "/commands/$group.php" ) ) {
	stop( "'$group' is not a command of this wp; `wp help` lists what there is." );
}

// A command stops where it wants WordPress to be loaded, because that has to happen here, in the global scope,
// where on the other hand no variable of a command would be safe.
foreach ( ( require __DIR__ . "/commands/$group.php" )( $arguments ) as [ $file, $variables ] ) {
	extract( $variables );
	require $file;
}
