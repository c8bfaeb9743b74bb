# Content mode "managed": wp-content is a volume, and its administrators' own. It is filled from the image once.
# shellcheck shell=bash

seed_content() {
  local target=/var/www/html/wp-content
  if [[ "${WORDPRESS_CONTENT_MODE:-immutable}" != managed ]]; then
    # No picture would be where its address says.
    [[ ! -e "$target/uploads/.seeded" ]] ||
      fail "the volume at $target/uploads is a whole wp-content of a managed site, whose uploads are in its directory uploads: set WORDPRESS_CONTENT_MODE=managed and mount it at $target, or move what is in that directory up to the volume's root, and remove .seeded."
    return 0
  fi
  # Written last, so that a copy that was cut short is taken up again. Deleted themes stay deleted.
  if [[ -e "$target/.seeded" ]]; then
    add_drop_in "$target/db-error.php" ||
      say "$target/db-error.php could not be written: while the database is away, visitors get WordPress's own page."
    add_object_cache "$target/object-cache.php"
    return
  fi
  # The years are how WordPress sorts uploads.
  if compgen -G "$target/[12][0-9][0-9][0-9]" >/dev/null && [[ ! -e "$target/plugins" && ! -e "$target/themes" ]]; then
    fail "the volume at $target holds the uploads of a site whose content was immutable: mount it at $target/uploads again without WORDPRESS_CONTENT_MODE=managed, or move what is in it into a directory uploads of the volume."
  fi
  [[ -w "$target" ]] ||
    fail "WORDPRESS_CONTENT_MODE is managed, and $target is not writable for user id $EUID: mount a volume there."
  # Without owners and modes: file systems of the cloud decide those themselves.
  cp --recursive --update=none --no-preserve=mode,ownership /usr/local/lib/wordpress/content/. "$target/"
  : >"$target/.seeded"
}

# A volume that an earlier image has filled, or an administrator has tidied, may lack the files by which this image takes
# the place of parts of WordPress. One of that name which is there already is left alone: it is somebody's own.
add_drop_in() {
  [[ ! -e "$1" ]] || return 0
  # The name appears with the last byte: other containers have the same volume.
  local new="$1.$SRANDOM"
  cp --no-preserve=mode,ownership "/usr/local/lib/wordpress/content/${1##*/}" "$new" && mv --no-clobber "$new" "$1" && rm -f "$new"
}

add_object_cache() {
  read_setting WORDPRESS_CACHE_REDIS_HOST
  [[ -n "$REPLY" ]] || return 0
  add_drop_in "$1" || fail "$1 could not be written for WORDPRESS_CACHE_REDIS_HOST."
  [[ "$(<"$1")" == *"'/usr/local/lib/wordpress/object-cache/load.php'"* ]] ||
    say "$1 is another object cache than this image's: WORDPRESS_CACHE_REDIS_HOST does not count for it."
}
