#!/usr/bin/env bash
# Build time only: makes `wp` WP-CLI where its archive can be had, and the small tool of this image elsewhere.
#
#   WP_CLI_SOURCE   auto: WP-CLI if its archive can be reached, which is looked at for some seconds; release: WP-CLI, or the build
#                   fails; small: the small one
#   WP_CLI_VERSION, WP_CLI_SHA512 (or WP_CLI_SHA256), WP_CLI_URL: which archive, by version and checksum, and where it is
set -euo pipefail

fail() { echo "install-wp: $*" >&2; exit 1; }
small() { ln -s /usr/local/lib/wp/wp.php /usr/local/bin/wp; exit 0; }

source="${WP_CLI_SOURCE:-auto}"
# An address of one's own is meant to be used.
if [[ -n "${WP_CLI_URL:-}" && "$source" == auto ]]; then source=release; fi
case "$source" in
  small) small ;;
  auto | release) ;;
  *) fail "WP_CLI_SOURCE is \"$source\"; it must be \"auto\", \"release\" or \"small\"." ;;
esac

sum="${WP_CLI_SHA256:-${WP_CLI_SHA512:-}}"
case "$sum" in
  *[!0-9a-f]*) check='' ;;
  ????????????????????????????????????????????????????????????????) check=sha256sum ;;
  *) if ((${#sum} == 128)); then check=sha512sum; else check=''; fi ;;
esac
[[ -n "$check" ]] ||
  fail "WP-CLI needs WP_CLI_SHA512 or WP_CLI_SHA256, its archive's checksum in 128 or 64 hexadecimal digits."
[[ -n "${WP_CLI_URL:-}${WP_CLI_VERSION:-}" ]] || fail "WP-CLI needs WP_CLI_VERSION, for example 2.12.0, or WP_CLI_URL."
url="${WP_CLI_URL:-https://github.com/wp-cli/wp-cli/releases/download/v$WP_CLI_VERSION/wp-cli-$WP_CLI_VERSION.phar}"

# shellcheck disable=SC2016  # PHP's dollars
if ! php8.4 -d default_socket_timeout=10 -r 'exit( @copy( $argv[1], $argv[2] ) ? 0 : 1 );' "$url" /usr/local/bin/wp; then
  [[ "$source" == auto ]] || fail "$url can not be fetched."
  echo "install-wp: $url can not be reached: the small wp takes the place of WP-CLI." >&2
  rm -f /usr/local/bin/wp
  small
fi
echo "$sum  /usr/local/bin/wp" | "$check" --check --quiet || fail "the checksum of $url is another one."
chmod 0755 /usr/local/bin/wp
rm -rf /usr/local/lib/wp
