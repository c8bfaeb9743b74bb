# Where a body goes while it arrives, and what fits there.
#
# The file system of uploads, where it can be written to: what is uploaded ends there anyway, and on a tmpfs a body is memory of the
# container, twice, once with nginx and once with PHP.
# shellcheck shell=bash

readonly UPLOADS=/var/www/html/wp-content/uploads

# Whether a directory is on a tmpfs: that of the longest mount point that it is below.
is_in_memory() {
  local point type longest='' of=''
  while read -r _ point type _; do
    if [[ "$1/" == "${point%/}"/* && ${#point} -ge ${#longest} ]]; then longest="$point" of="$type"; fi
  done </proc/self/mounts
  [[ "$of" == tmpfs ]]
}

# Sets $INCOMING and $UPLOAD_BYTES. $FREE_MB is what the workers leave of the memory.
choose_incoming() {
  INCOMING="$STATE/incoming"
  bytes_of "${PHP_UPLOAD_MAX:-64M}"
  UPLOAD_BYTES=$REPLY
  if is_in_memory /tmp; then
    if [[ -w "$UPLOADS" ]] && ! is_in_memory "$UPLOADS" && mkdir -p -m 0700 "$UPLOADS/.incoming" 2>/dev/null && [[ -w "$UPLOADS/.incoming" ]]; then
      INCOMING="$UPLOADS/.incoming"
      # What a container left that was killed. Those of others come and go meanwhile.
      find "$INCOMING" -type f -mmin +1440 -delete 2>/dev/null || :
    elif [[ -n "$MEMORY_LIMITED" ]] && ((UPLOAD_BYTES / 1048576 * 2 > FREE_MB)); then
      UPLOAD_BYTES=$(((FREE_MB / 2 > 8 ? FREE_MB / 2 : 8) * 1048576))
      say "a file of PHP_UPLOAD_MAX=${PHP_UPLOAD_MAX:-64M} does not fit into this container's memory, which /tmp is part of: the limit is $((UPLOAD_BYTES / 1048576))M. More memory, a volume for uploads, or one for /tmp make room."
    fi
  fi
  mkdir -p -m 0700 "$INCOMING"
}
