#!/usr/bin/env php
<?php
// A small `wp`: the commands that one needs to look after a site, with WP-CLI's names and options.

require __DIR__ . '/arguments.php';
require __DIR__ . '/console.php';
require __DIR__ . '/site.php';

$arguments = Arguments::parse( array_slice( $argv, 1 ) );
$groups    = [ 'cache', 'core', 'cron', 'db', 'help', 'option', 'search-replace', 'user' ];
$group     = $arguments->shift() ?? 'help';

if ( ! in_array( $group, $groups, true ) ) {
	stop( "'$group' is not a command of this wp; `wp help` lists what there is." );
}

// A command stops where it wants WordPress to be loaded, because that has to happen here, in the global scope,
// where on the other hand no variable of a command would be safe.
foreach ( ( require __DIR__ . "/commands/$group.php" )( $arguments ) as [ $file, $variables ] ) {
	extract( $variables );
	require $file;
}
