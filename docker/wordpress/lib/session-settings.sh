# PHP's sessions in Redis: for plugins that use $_SESSION, on as many containers as there are.
# shellcheck shell=bash

# Sets $REPLY to a text as it stands in a URL.
url_encode() {
  local LC_ALL=C text="$1" at character
  REPLY=''
  for ((at = 0; at < ${#text}; ++at)); do
    character="${text:at:1}"
    case "$character" in
      [a-zA-Z0-9._~-]) ;;
      *) printf -v character '%%%02X' "'$character" ;;
    esac
    REPLY+="$character"
  done
}

write_session_settings() {
  read_setting WORDPRESS_SESSION_REDIS_HOST
  [[ -n "$REPLY" ]] || return 0
  # There is a password in it.
  (umask 077 && session_settings "$REPLY" >"$STATE/sessions.conf")
  echo "include = $STATE/sessions.conf" >>"$STATE/fpm.conf"
}

# session_settings <host>: those for the pool of the site.
session_settings() {
  local address="$1" prefix
  read_setting WORDPRESS_SESSION_REDIS_PORT 6379
  # A connection stays with its worker. Redis that does not answer costs a request a second, not the default of a day.
  address+=":$REPLY?persistent=1&timeout=1&read_timeout=2"
  read_setting WORDPRESS_SESSION_REDIS_SCHEME tcp
  case "$REPLY" in
    tls | rediss)
      address="tls://$address"
      read_setting WORDPRESS_SESSION_REDIS_SSL_CA /etc/ssl/certs/ca-certificates.crt
      url_encode "$REPLY"
      address+="&stream[cafile]=$REPLY"
      ;;
    *) address="tcp://$address" ;;
  esac
  read_setting WORDPRESS_SESSION_REDIS_PASSWORD
  if [[ -n "$REPLY" ]]; then
    url_encode "$REPLY"
    address+="&auth=$REPLY"
  fi
  # As for the object cache: the name of the database and of its tables, unless there is a better one.
  read_setting WORDPRESS_DB_NAME wordpress
  prefix="$REPLY"
  read_setting WORDPRESS_TABLE_PREFIX wp_
  prefix+="/$REPLY"
  read_setting WORDPRESS_SESSION_REDIS_PREFIX
  url_encode "${REPLY:-$prefix}:session:"
  address+="&prefix=$REPLY"

  echo "[www]"
  echo "php_admin_value[session.save_handler] = redis"
  echo "php_admin_value[session.save_path] = \"$address\""
  # Two requests of one visitor at the same time: the second waits for what the first writes, as it does with PHP's
  # files. Up to 30 seconds, looking every 20 milliseconds; a worker that came to harm holds up nobody for longer
  # than a minute.
  echo "php_admin_value[redis.session.locking_enabled] = 1"
  echo "php_admin_value[redis.session.lock_expire] = 60"
  echo "php_admin_value[redis.session.lock_wait_time] = 20000"
  echo "php_admin_value[redis.session.lock_retries] = 1500"
}
