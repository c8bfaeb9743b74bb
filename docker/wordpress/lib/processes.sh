# The two servers, from start to stop. This script is process 1: when either server ends, the container does.
# shellcheck shell=bash

PHP='' NGINX='' BOOTSTRAP='' STOPPING=''

run_until_stopped() {
  # Nobody writes to this pipe: reading it with a time-out is a nap that starts no process.
  exec {NAP}<> <(:)
  trap stop QUIT TERM INT

  # The forced standard error is the container's own: opening it by name is refused in some engines.
  php-fpm8.4 --nodaemonize --force-stderr --fpm-config /etc/php/8.4/fpm/wordpress.conf "${PHP_OPTIONS[@]}" &
  PHP=$!
  until [[ -S "$STATE/bootstrap.sock" && -S "$STATE/warm-up.sock" && -S "$STATE/probe.sock" ]]; do
    kill -0 "$PHP" 2>/dev/null || fail "PHP did not start; its log above says why."
    read -rt 0.005 -u "$NAP" || :
  done

  if [[ ! -e "$STATE/ready" ]]; then
    # Without settings and extensions: this PHP is a messenger, and on its way in a few milliseconds.
    php8.4 -n /usr/local/lib/wordpress/bootstrap/request.php "$STATE" &
    BOOTSTRAP=$!
  fi
  nginx -e stderr -c /etc/nginx/wordpress/nginx.conf &
  NGINX=$!
  sweep_sessions &

  supervise
}

# PHP itself removes old sessions when somebody begins one, which on a quiet site nobody does. Looking is no work of any program.
sweep_sessions() {
  trap - QUIT TERM INT
  local lifetime=${PHP_SESSION_LIFETIME:-1440} files
  local every=$((lifetime < 60 ? lifetime : 60))
  shopt -s nullglob
  while kill -0 "$$" 2>/dev/null; do
    read -rt "$every" -u "$NAP" || :
    files=(/tmp/sess_*)
    ((${#files[@]} == 0)) ||
      find /tmp -maxdepth 1 -type f -name 'sess_*' -not -newermt "-$lifetime seconds" -delete 2>/dev/null || :
  done
}

supervise() {
  local ended code
  while :; do
    code=0
    ended=''
    wait -n -p ended "$PHP" "$NGINX" ${BOOTSTRAP:+"$BOOTSTRAP"} || code=$?
    case "${ended:-}" in
      '') ;;
      "$BOOTSTRAP")
        BOOTSTRAP=''
        # What went wrong has been said.
        if ((code != 0)); then end_all; exit 1; fi
        ;;
      "$NGINX") end_all; fail "nginx ended unexpectedly (exit code $code)." ;;
      "$PHP") end_all; fail "PHP ended unexpectedly (exit code $code)." ;;
    esac
  done
}

# A second signal means "now".
stop() {
  if [[ -n "$STOPPING" ]]; then end_all; exit 1; fi
  STOPPING=$SECONDS
  drain
}

# nginx first: it takes no new request, and PHP finishes what nginx still waits for.
drain() {
  : >"$STATE/stopping"
  if [[ -n "$NGINX" ]]; then quit "$NGINX"; fi
  if [[ -n "$PHP" ]]; then quit "$PHP"; fi
  exit 0
}

# Says it until it is heard: a server that has only just been started does not listen to signals yet. Each server has 25
# seconds of its own; both together may not take longer either, because the engine kills after 30.
quit() {
  local signal=QUIT
  while runs "$1"; do
    kill "-$signal" "$1" 2>/dev/null || :
    read -rt 0.02 -u "$NAP" || :
    if ((SECONDS - STOPPING > 25)); then signal=TERM; fi
  done
}

# One that has ended takes signals for as long as nobody has waited for it: bash does not while it runs a trap that came upon
# a `read` with a time-out.
runs() {
  local state
  read -r _ _ state _ 2>/dev/null <"/proc/$1/stat" && [[ "$state" != Z ]]
}

# A signal ends `wait`, not the process that is waited for.
wait_for() {
  while kill -0 "$1" 2>/dev/null; do wait "$1" || :; done
}

end_all() {
  local pid
  for pid in $NGINX $PHP $BOOTSTRAP; do kill -TERM "$pid" 2>/dev/null || :; done
  # Their last words belong into the log.
  for pid in $NGINX $PHP $BOOTSTRAP; do wait_for "$pid"; done
}
