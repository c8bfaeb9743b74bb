# Content mode "managed": wp-content is a volume, and its administrators' own. It is filled from the image once.
# shellcheck shell=bash

seed_content() {
  [[ "${WORDPRESS_CONTENT_MODE:-immutable}" == managed ]] || return 0
  local target=/var/www/html/wp-content
  # Written last, so that a copy that was cut short is taken up again. Deleted themes stay deleted.
  [[ ! -e "$target/.seeded" ]] || return 0
  [[ -w "$target" ]] ||
    fail "WORDPRESS_CONTENT_MODE is managed, and $target is not writable for user id $EUID: mount a volume there."
  # Without owners and modes: file systems of the cloud decide those themselves.
  cp --recursive --update=none --no-preserve=mode,ownership /usr/local/lib/wordpress/content/. "$target/"
  : >"$target/.seeded"
}
