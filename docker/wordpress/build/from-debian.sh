#!/usr/bin/env bash
# WordPress from Debian's package files. They are unpacked, not installed: an installation would bring a
# second web server along. What the package links to in other packages is unpacked beside it and copied in.
set -euo pipefail

target="$1"
debs="$(mktemp -d)"
cd "$debs"

apt-get update
apt-get install -y --no-install-recommends ca-certificates
# The JavaScript and PHP libraries that the tree links to; not the web server, PHP or database client.
mapfile -t libraries < <(apt-cache depends --important wordpress |
  sed -nE 's/^ *Depends: (libjs-[^ ]+|php-getid3)$/\1/p' | sort -u)
apt-get download wordpress wordpress-theme-twentytwentyfive "${libraries[@]}"
for deb in *.deb; do dpkg-deb --extract "$deb" /; done

cp --recursive --dereference /usr/share/wordpress/. "$target"
# Debian's own configuration, Apache's, and a page that tells the version.
rm -f "$target/wp-config.php" "$target/.htaccess" "$target/readme.html"
# "Silence is golden": upstream has this one in wp-content, the package elsewhere.
cp /var/lib/wordpress/wp-content/index.php "$target/wp-content/"
rm -rf "$debs"
