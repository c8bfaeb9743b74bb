#!/usr/bin/env bash
# Starts PHP and nginx, lets the site be installed or upgraded, and stops both without breaking a request off.
#
# Every millisecond here is one that somebody waits for: no external programs are started but the two servers
# and one short PHP script, and nothing waits by sleeping.
set -euo pipefail

# The first process of a container does not get a signal that it has no answer to: a stop would end as killed.
trap 'exit 0' QUIT TERM INT

lib=/usr/local/lib/wordpress/entrypoint
for part in log vault; do
  # shellcheck source=/dev/null
  . "$lib/$part.sh"
done
take_secrets

# Anything but the commands of this image is run as it is: a shell, a script, php.
command="${1:-serve}"
case "$command" in
  serve | install | create-database-user | wait-for-site | uploads-to-s3 | uploads-from-s3) ;;
  *) exec "$@" ;;
esac

# shellcheck disable=SC2034  # used by the parts
readonly STATE=/tmp/wordpress
for part in settings telemetry-settings state content sizes uploads session-settings php-settings nginx-settings processes; do
  # shellcheck source=/dev/null
  . "$lib/$part.sh"
done

check_settings
check_telemetry_settings
case "$command" in
  create-database-user | wait-for-site) exec php8.4 "/usr/local/lib/wordpress/bootstrap/$command.php" ;;
  uploads-*) exec php8.4 "/usr/local/lib/wordpress/commands/$command.php" "${@:2}" ;;
esac
check_network
prepare_state
seed_content
if [[ "$command" == install ]]; then
  exec php8.4 /usr/local/lib/wordpress/bootstrap/bootstrap.php
fi
write_php_settings
write_nginx_settings
run_until_stopped
