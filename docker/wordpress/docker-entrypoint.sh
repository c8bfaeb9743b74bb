#!/usr/bin/env bash
# Starts PHP and nginx, lets the site be installed or upgraded, and stops both without breaking a request off.
#
# Every millisecond here is one that somebody waits for: no external programs are started but the two servers
# and one short PHP script, and nothing waits by sleeping.
set -euo pipefail

# Anything but "serve" is run as it is: a shell, a script, php.
if [[ $# -gt 0 && "$1" != serve ]]; then exec "$@"; fi

# shellcheck disable=SC2034  # used by the parts
readonly STATE=/tmp/wordpress
lib=/usr/local/lib/wordpress/entrypoint
for part in log settings state content sizes php-settings nginx-settings processes; do
  # shellcheck source=/dev/null
  . "$lib/$part.sh"
done

check_settings
prepare_state
seed_content
write_php_settings
write_nginx_settings
run_until_stopped
