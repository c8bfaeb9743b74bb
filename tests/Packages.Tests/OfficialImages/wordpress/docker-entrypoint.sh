#!/usr/bin/env bash
# Like the official image's: prepares /var/www/html for a command whose name begins with apache2, and only for such.
set -euo pipefail
if [[ "$1" == apache2* ]]; then
  chown www-data:www-data .
  tar --create --file - --directory /usr/src/wordpress --owner www-data --group www-data . | tar --extract --file - --skip-old-files
  [ -e .htaccess ] || mv htaccess .htaccess
  [ -s wp-config.php ] || { cp wp-config-docker.php wp-config.php.new && mv wp-config.php.new wp-config.php; }
fi
exec "$@"
