#!/usr/bin/env bash
# Build time only: switches PHP's extensions off that WordPress does not use, and would be loaded for nothing in every process;
# not those that were asked for, and not those that another one needs.
#
#   choose-extensions.sh <extra package>...
set -euo pipefail

unused=(ffi ftp gettext pdo_mysql phar readline shmop sysvmsg sysvsem sysvshm xsl pdo)
problems() { php8.4 -r '' 2>&1 | grep -E 'Unable to load|undefined symbol' || :; }

phpdismod -v 8.4 "${unused[@]}"
for package; do
  extension="${package#php8.4-}"
  extension="${extension#php-}"
  if [[ " ${unused[*]} " == *" $extension "* ]]; then phpenmod -v 8.4 "$extension"; fi
done
# What an extra extension calls is in one of them, and PHP says so when it loads it: pdo for sqlite3, pgsql, odbc and others.
for extension in pdo "${unused[@]}"; do
  [[ -n "$(problems)" ]] || break
  phpenmod -v 8.4 "$extension"
done
remaining="$(problems)"
[[ -z "$remaining" ]] || { echo "choose-extensions: $remaining" >&2; exit 1; }
