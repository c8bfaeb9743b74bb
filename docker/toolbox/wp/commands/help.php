<?php
// wp help

return static function ( Arguments $arguments ): array {
	$arguments->allow();
	echo <<<'HELP'
wp: looks after the site. A part of WP-CLI, with its names, options and formats.

  cache      flush | type | get | set | add | delete
  cli        info | version
  comment    list | get | approve | unapprove | spam | unspam | trash | untrash | delete | meta
  config     get | has | list | path
  core       version [--extra] | is-installed [--network] | install | update-db
  cron       event list | run | schedule | delete; schedule list
  db         query | cli | export | import | check | optimize | repair | tables | columns | prefix | size | search | reset
  eval       <php-code>
  eval-file  <file> [<argument>...]
  export     [--dir=<directory> | --stdout] [--post_type=<type>] ...
  import     <file>... --authors=create|skip|<mapping.csv> [--skip=attachment,image_resize]
  media      regenerate | import | image-size
  option     get | add | update | delete | list | pluck
  plugin     list | activate | deactivate | is-active | is-installed | path
  post       list | get | create | update | delete | meta
  rewrite    flush | structure | list
  role       list | exists
  search-replace <old> <new> [<table>...] [--dry-run] [--all-tables | --all-tables-with-prefix] [--network]
             [--skip-tables=] [--skip-columns=] [--include-columns=] [--no-recurse-objects] [--export[=<file>]]
             [--regex [--regex-flags=]] [--report-changed-only] [--format=table|json|csv|yaml|count]
             also inside serialised values; all or nothing
  site       list | create | delete | archive | unarchive | activate | deactivate   (networks)
  term       list | get | create | delete | meta
  theme      list | activate | is-active | is-installed | path
  transient  get | set | delete | list | type
  user       list | get | create | update | delete | set-role | reset-password | check-password | meta

Everywhere: --url=<url> --user=<user> --quiet --skip-plugins[=<plugins>] --skip-themes; in lists: --fields=, --field=,
--format=table|json|csv|yaml|count|ids. Passwords are best typed (--prompt=user_pass). An unknown option is refused.

Database tools: mariadb, mariadb-dump, innotop, mytop, pt-query-digest and the other pt-* programs.

HELP;
	return [];
};
