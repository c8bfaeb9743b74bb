#!/usr/bin/env bash
# Language files for $WORDPRESS_LOCALES, from Debian's translations.
set -euo pipefail

target="$1"
[[ -n "$WORDPRESS_LOCALES" ]] || exit 0
mkdir -p "$target/wp-content/languages"
work="$(mktemp -d)"
cd "$work"
apt-get download wordpress-l10n
dpkg-deb --extract wordpress-l10n_*.deb .
source="$(find . -type d -name languages -print -quit)"
for locale in $WORDPRESS_LOCALES; do
  files="$(cd "$source" && find . -name "$locale.*" -o -name "$locale-*" -o -name "*-$locale.*" -o -name "*-$locale-*")"
  [[ -n "$files" ]] || { echo "add-locales: there are no language files for \"$locale\"." >&2; exit 1; }
  echo "$files" | tar --create --directory "$source" --files-from - |
    tar --extract --directory "$target/wp-content/languages"
done
rm -rf "$work"
