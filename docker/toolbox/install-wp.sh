#!/usr/bin/env bash
# Build time only: makes `wp` either the small tool of this image or, where its address is given, WP-CLI.
set -euo pipefail

if [[ -z "${WP_CLI_URL:-}" ]]; then
  ln -s /usr/local/lib/wp/wp.php /usr/local/bin/wp
  exit 0
fi

[[ "${WP_CLI_SHA256:-}" =~ ^[0-9a-f]{64}$ ]] ||
  { echo "install-wp: WP_CLI_URL needs WP_CLI_SHA256, the archive's SHA-256 in 64 hexadecimal digits." >&2; exit 1; }
# shellcheck disable=SC2016  # PHP's dollars
php8.4 -r 'copy($argv[1], $argv[2]) || exit(1);' "$WP_CLI_URL" /usr/local/bin/wp
echo "$WP_CLI_SHA256  /usr/local/bin/wp" | sha256sum --check --quiet
chmod 0755 /usr/local/bin/wp
rm -rf /usr/local/lib/wp
