# $STATE holds all that is written while the container runs: sockets, temporary files, rendered settings.
# shellcheck shell=bash

prepare_state() {
  # Without a tmpfs on /tmp, a restarted container finds what its last run left.
  if [[ -e "$STATE" ]]; then rm -rf "$STATE"; fi
  mkdir -m 0700 "$STATE" 2>/dev/null ||
    fail "/tmp must be writable for user id $EUID (with a read-only root file system, mount a tmpfs on /tmp)."
  # OPcache wants a directory that it may write to; the compiled code itself is in the image.
  mkdir "$STATE/opcache"
  if [[ -d /usr/local/lib/wordpress/opcache ]]; then
    ln -s /usr/local/lib/wordpress/opcache/* "$STATE/opcache/"
  fi
  if is_on WORDPRESS_SKIP_BOOTSTRAP; then : >"$STATE/ready"; fi
}
