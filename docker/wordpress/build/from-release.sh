#!/usr/bin/env bash
# WordPress from the project's own archive, by version and checksum.
set -euo pipefail

target="$1"
fail() { echo "from-release: $*" >&2; exit 1; }

[[ -n "$WORDPRESS_VERSION$WORDPRESS_URL" ]] || fail "WORDPRESS_SOURCE=release needs WORDPRESS_VERSION, for example 6.8.3."
[[ "$WORDPRESS_SHA256" =~ ^[0-9a-f]{64}$ ]] ||
  fail "WORDPRESS_SOURCE=release needs WORDPRESS_SHA256, the archive's SHA-256 in 64 hexadecimal digits."

apt-get update
apt-get install -y --no-install-recommends ca-certificates curl
archive="$(mktemp)"
curl --fail --location --silent --show-error --retry 3 --output "$archive" \
  "${WORDPRESS_URL:-https://wordpress.org/wordpress-$WORDPRESS_VERSION.tar.gz}"
echo "$WORDPRESS_SHA256  $archive" | sha256sum --check --quiet || fail "the archive's checksum is not WORDPRESS_SHA256."
tar --extract --gzip --file "$archive" --directory "$target" --strip-components 1 --no-same-owner
# A page that tells the version, and everything but the theme and plugin that Debian's source has as well.
rm -rf "$target/readme.html" "$archive" "$target/wp-content/plugins/hello.php"
find "$target/wp-content/themes" -mindepth 1 -maxdepth 1 -type d ! -name twentytwentyfive -exec rm -rf {} +
