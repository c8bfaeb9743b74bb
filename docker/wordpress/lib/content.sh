# Content mode "managed": wp-content is a volume, and its administrators' own. It is filled from the image once.
# shellcheck shell=bash

seed_content() {
  [[ "${WORDPRESS_CONTENT_MODE:-immutable}" == managed ]] || return 0
  local target=/var/www/html/wp-content
  # Written last, so that a copy that was cut short is taken up again. Deleted themes stay deleted.
  if [[ -e "$target/.seeded" ]]; then
    add_object_cache "$target"
    return
  fi
  [[ -w "$target" ]] ||
    fail "WORDPRESS_CONTENT_MODE is managed, and $target is not writable for user id $EUID: mount a volume there."
  # Without owners and modes: file systems of the cloud decide those themselves.
  cp --recursive --update=none --no-preserve=mode,ownership /usr/local/lib/wordpress/content/. "$target/"
  : >"$target/.seeded"
}

# A volume that an earlier image has filled, or an administrator has tidied, may lack the object cache that is asked for.
# Another one, of a plugin, is left alone.
add_object_cache() {
  local file="$1/object-cache.php" new
  read_setting WORDPRESS_CACHE_REDIS_HOST
  [[ -n "$REPLY" ]] || return 0
  if [[ -e "$file" ]]; then
    [[ "$(<"$file")" == *"'/usr/local/lib/wordpress/object-cache/load.php'"* ]] ||
      say "$file is another object cache than this image's: WORDPRESS_CACHE_REDIS_HOST does not count for it."
    return 0
  fi
  # The name appears with the last byte: other containers have the same volume.
  new="$file.$SRANDOM"
  if ! { cp --no-preserve=mode,ownership /usr/local/lib/wordpress/content/object-cache.php "$new" &&
    mv --no-clobber "$new" "$file" && rm -f "$new"; }; then
    fail "$file could not be written for WORDPRESS_CACHE_REDIS_HOST."
  fi
}
