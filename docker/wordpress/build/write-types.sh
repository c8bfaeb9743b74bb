#!/usr/bin/env bash
# Build time only: nginx's own list of types is short and old. Writes one from Debian's mime.types, with the few on top that
# browsers, WordPress and its plugins need and that list lacks or has otherwise.
#
#   write-types.sh <file>
set -euo pipefail

work="$(mktemp -d)"
cd "$work"
apt-get update
apt-get download media-types
dpkg-deb --extract media-types_*.deb .
{
  echo '# Written by write-types.sh.'
  echo 'types {'
  # The first type that claims an ending has it.
  {
    cat <<'END'
text/html html htm shtml
text/javascript js mjs cjs
text/xml xml
application/json json map
application/rss+xml rss
application/xslt+xml xsl xslt
text/x-component htc
text/plain txt text log conf po pot
application/x-subrip srt
application/yaml yaml yml
application/sql sql
application/gpx+xml gpx
application/geopackage+sqlite3 gpkg
application/x-ndjson ndjson
application/vnd.apple.mpegurl m3u8
application/dash+xml mpd
application/vnd.rar rar
application/gzip gz tgz
application/pgp-keys asc
application/vnd.apple.keynote key
application/vnd.apple.pages pages
application/vnd.apple.numbers numbers
application/octet-stream bin exe dll deb dmg iso img msi msp msm com bat wpress
font/woff woff
font/collection ttc
image/x-icon ico cur
image/heic heic
image/heif heif
image/apng apng
image/vnd.wap.wbmp wbmp
video/mp4 mp4 m4v mp4v
video/mp2t ts m2ts
video/ogg ogv
video/x-matroska mkv
audio/mpeg mp3 mpga
audio/mp4 m4a m4b m4r
audio/aac aac
audio/flac flac
audio/ogg oga ogg opus
audio/wav wav
audio/midi mid midi kar
model/gltf+json gltf
model/gltf-binary glb
model/obj obj
model/stl stl
END
    grep -v '^#' etc/mime.types
  } | awk 'NF > 1 {
      line = ""
      for (i = 2; i <= NF; ++i) {
        ending = tolower($i)
        if (ending ~ /^[a-z0-9._-]+$/ && !(ending in seen)) { seen[ending] = 1; line = line " " ending }
      }
      if (line != "") print "    " $1 line ";"
    }'
  echo '}'
} >"$1"
rm -rf "$work"
