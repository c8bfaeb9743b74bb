<?php
// wp help

return static function ( Arguments $arguments ): array {
	echo <<<'HELP'
wp: looks after the site.

  core version                               the version of WordPress
  core is-installed                          exit code 0 if the database has a site
  core install [--url --title --admin_user --admin_email --locale]
                                             installs the site; the password comes from standard input
                                             or WORDPRESS_PASSWORD, everything else defaults to WORDPRESS_*
  core update-db                             brings the tables up to this version
  option get <name> [--format=json]
  option update <name> [<value>] [--format=json]     without a value, from standard input
  option delete <name>
  user list [--format=table|json|csv|count]
  user reset-password <user>... [--show-password | --porcelain]
                                             a new random password
  user update <user> --prompt=user_pass      a password of your own, from standard input
  cache flush
  cron event list [--format=table|json|csv|count]
  cron event run (<hook>... | --due-now)
  search-replace <old> <new> [<table>...] [--dry-run] [--skip-columns=guid] [--format=table|json|csv|count]
                                             also inside serialised values
  db query [<sql>]                           without SQL, from standard input
  db export [<file>]                         to standard output without a file
  db size

Database tools: mariadb, mariadb-dump, innotop, mytop, pt-query-digest and the other pt-* programs.

HELP;
	return [];
};
