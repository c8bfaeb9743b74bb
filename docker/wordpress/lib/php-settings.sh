# The part of PHP's settings that depends on the environment.
# shellcheck shell=bash

# Sets $REPLY to the bytes of a size like 64M or 1G.
bytes_of() {
  case "$1" in
    *G) REPLY=$((10#${1%G} * 1073741824)) ;;
    *M) REPLY=$((10#${1%M} * 1048576)) ;;
  esac
}

has_redis() {
  local use
  for use in SESSION CACHE; do
    read_setting "WORDPRESS_${use}_REDIS_HOST"
    [[ -z "$REPLY" ]] || return 0
  done
  return 1
}

write_php_settings() {
  # What the code was compiled from is looked at again only where it can change: in development, and where
  # administrators install plugins.
  PHP_OPTIONS=(-d "opcache.file_cache=$STATE/opcache")
  if [[ "${WP_ENVIRONMENT_TYPE:-}" == local ]]; then
    PHP_OPTIONS+=(-d opcache.validate_timestamps=1 -d opcache.revalidate_freq=1)
  elif [[ "${WORDPRESS_CONTENT_MODE:-}" == managed ]]; then
    # The time after which all replicas run the same code.
    PHP_OPTIONS+=(-d opcache.validate_timestamps=1 -d opcache.revalidate_freq=60)
  fi
  # Updates and imports may take minutes; more is a worker that hangs.
  REQUEST_SECONDS=$((${PHP_MAX_EXECUTION_TIME:-60} > 300 ? PHP_MAX_EXECUTION_TIME : 300))
  read_workers
  local workers=$REPLY
  choose_incoming
  {
    echo "[www]"
    echo "pm.max_children = $workers"
    if [[ "${WP_ENVIRONMENT_TYPE:-}" == local ]]; then
      # Idle memory matters more than the few milliseconds that a new worker takes.
      echo "pm = ondemand"
      echo "pm.process_idle_timeout = 30s"
    else
      echo "pm = static"
    fi
    # WordPress may raise it (WP_MEMORY_LIMIT).
    echo "php_value[memory_limit] = ${PHP_MEMORY_LIMIT:-256M}"
    echo "php_value[max_input_vars] = ${PHP_MAX_INPUT_VARS:-3000}"
    echo "php_value[session.gc_maxlifetime] = ${PHP_SESSION_LIFETIME:-1440}"
    echo "request_terminate_timeout = ${REQUEST_SECONDS}s"
    echo "php_admin_value[upload_tmp_dir] = $INCOMING"
    echo "env[WORDPRESS_IMAGE_MEMORY] = $IMAGE_MB"
    echo "php_value[max_execution_time] = ${PHP_MAX_EXECUTION_TIME:-60}"
    REPLY=$UPLOAD_BYTES
    echo "php_admin_value[upload_max_filesize] = $REPLY"
    # The form around the file needs a little room, too.
    echo "php_admin_value[post_max_size] = $((REPLY + 1048576))"
    if has_redis; then
      # When a server is gone, its name may be, too; that must not cost the resolver's default of several seconds.
      echo 'env[RES_OPTIONS] = "timeout:1 attempts:2"'
    fi
  } >"$STATE/fpm.conf"
  write_session_settings
}
