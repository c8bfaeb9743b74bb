#!/usr/bin/env bash
# Build time only: puts WordPress, in the layout of its own archive, into a directory.
#
#   fetch-core.sh <directory>
set -euo pipefail

target="$1"
here="$(dirname "$0")"
fail() { echo "fetch-core: $*" >&2; exit 1; }

mkdir -p "$target"
case "$WORDPRESS_SOURCE" in
  debian | release) "$here/from-$WORDPRESS_SOURCE.sh" "$target" ;;
  *) fail "WORDPRESS_SOURCE is \"$WORDPRESS_SOURCE\"; it must be \"debian\" or \"release\"." ;;
esac
"$here/add-locales.sh" "$target"

[[ -f "$target/wp-includes/version.php" && -f "$target/wp-content/themes/twentytwentyfive/style.css" ]] ||
  fail "WordPress with the Twenty Twenty-Five theme was expected in $target and is not there."
# A link out of the tree would be broken in the final image.
broken="$(find -L "$target" -type l -print -quit)"
[[ -z "$broken" ]] || fail "$broken points at nothing."

mkdir -p "$target"/wp-content/{languages,plugins,themes,uploads,upgrade}
# Code is nobody's to write at run time.
chown -R root:root "$target"
find "$target" -type d -exec chmod 0755 {} + -o -type f -exec chmod 0644 {} +
