# The part of nginx's settings that depends on the environment.
# shellcheck shell=bash

# Private networks: what stands before a container, be it a load balancer, a proxy or Docker itself.
readonly PRIVATE_NETWORKS="10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 169.254.0.0/16 fc00::/7 fe80::/10"

write_nginx_settings() {
  {
    echo "client_max_body_size $((UPLOAD_BYTES + 1048576));"
    echo "client_body_temp_path $INCOMING;"
    # A post that is saved needs no file.
    echo "client_body_buffer_size 256k;"
  } >"$STATE/limits.conf"
  echo "fastcgi_read_timeout ${REQUEST_SECONDS}s;" >"$STATE/timeout.conf"
  write_proxies >"$STATE/proxies.conf"
  write_listen >"$STATE/listen.conf"
  write_access_log >"$STATE/access-log.conf"
  if is_on WORDPRESS_DISABLE_XMLRPC; then
    echo 'location = /xmlrpc.php { return 403; }' >"$STATE/site.conf"
  else
    : >"$STATE/site.conf"
  fi
  if is_on WORDPRESS_LOGIN_LINKS; then
    echo 'include /etc/nginx/wordpress/login-link.conf;' >>"$STATE/site.conf"
  fi
  write_page_cache
  write_uploads >"$STATE/uploads.conf"
  write_site_paths
  write_network >"$STATE/network.conf"
}

# shellcheck disable=SC2016  # the dollars are for nginx
#
# A site whose address has a path: what is asked for below it is found without it.
write_site_paths() {
  local name path paths=() written=' '
  for name in WP_SITEURL WP_HOME; do
    read_address "$name"
    path="${REPLY#*://}"
    if [[ "$path" == */* ]]; then path="/${path#*/}"; else path=''; fi
    while [[ "$path" == */ ]]; do path="${path%/}"; done
    if [[ "$path" =~ ^(/[A-Za-z0-9._~-]+)+$ && "$written" != *" $path "* ]]; then
      paths+=("$path")
      written+="$path "
    fi
  done
  {
    echo 'map $request_uri $site_path {'
    echo '    default "";'
    for path in "${paths[@]}"; do echo "    \"~^${path//./\\.}(?:[/?]|\$)\" $path;"; done
    echo '}'
  } >"$STATE/site-path.conf"
  for path in "${paths[@]}"; do
    cat <<END
location = $path {
    return 301 $path/\$is_args\$args;
}
location ^~ $path/ {
    rewrite ^${path//./\\.}(/.*)\$ \$1;
    if (-d \$request_filename) { rewrite ^(.*[^/])\$ $path\$1/ permanent; }
    rewrite ^ \$uri last;
}
END
  done >>"$STATE/site.conf"
}

# A network of subdirectories: what is asked for below a site's own folder, which is not there, is WordPress's own.
write_network() {
  read_setting WORDPRESS_MULTISITE
  local mode="$REPLY" base='' multisite="define\\([[:space:]]*['\"]MULTISITE['\"]"
  if [[ -z "$mode" ]]; then
    read_setting WORDPRESS_CONFIG_EXTRA
    [[ "$REPLY" =~ $multisite ]] || return 0
  elif [[ "$mode" != subdirectories ]]; then
    return 0
  fi
  read_address WP_HOME
  if [[ "$REPLY" =~ ^https?://[^/]+((/[A-Za-z0-9._~-]+)+)/*$ ]]; then base="(?:${BASH_REMATCH[1]//./\\.})?"; fi
  cat <<END
if (!-e \$request_filename) {
    rewrite ^($base/[_0-9a-zA-Z-]+/wp-admin)\$ \$1/ permanent;
    rewrite ^$base/[_0-9a-zA-Z-]+(/wp-(?:content|admin|includes)/.*)\$ \$1 last;
    rewrite ^$base/[_0-9a-zA-Z-]+(/.*\.php)\$ \$1 last;
}
END
}

# A line at a time costs as much as a page of the cache does. Several are written at once, but no more than what a pipe
# takes in one piece: lines of two processes must not mix. In development each line is there when it happens.
# shellcheck disable=SC2016  # the dollar is for nginx
write_access_log() {
  local buffer=' buffer=4k flush=250ms'
  if [[ "${WP_ENVIRONMENT_TYPE:-}" == local ]]; then buffer=''; fi
  echo "access_log /dev/stdout visitor${HAS_TELEMETRY:+_with_trace} if=\$is_visit$buffer;"
}

# shellcheck disable=SC2016  # the dollars are for nginx
write_uploads() {
  read_setting WORDPRESS_UPLOADS_S3_BUCKET
  if [[ -n "$REPLY" ]]; then
    echo 'include /etc/nginx/wordpress/uploads-in-s3.conf;'
  else
    echo 'try_files $uri $uri/ /index.php$is_args$args;'
  fi
}

# shellcheck disable=SC2016  # the dollar is for nginx
write_page_cache() {
  : >"$STATE/page-cache-maps.conf"
  : >"$STATE/page-cache.conf"
  read_setting WORDPRESS_PAGE_CACHE 0
  ((10#$REPLY > 0)) || return 0
  echo 'include /etc/nginx/wordpress/page-cache-maps.conf;' >"$STATE/page-cache-maps.conf"
  {
    echo "fastcgi_cache_valid 200 301 $((10#$REPLY))s;"
    echo 'include /etc/nginx/wordpress/page-cache.conf;'
  } >"$STATE/page-cache.conf"
  echo 'add_header X-Cache $page_cache_status always;' >>"$STATE/site.conf"
}

# shellcheck disable=SC2016  # the dollars are for nginx
write_proxies() {
  local network networks
  # WordPress calls itself, and says as a proxy would how its visitors come.
  networks="127.0.0.0/8 ::1/128 ${WORDPRESS_TRUSTED_PROXIES:-$PRIVATE_NETWORKS}"
  # shellcheck disable=SC2086
  set -- ${networks//,/ }
  echo 'geo $realip_remote_addr $trusted_proxy {'
  echo '    default "";'
  for network; do echo "    $network 1;"; done
  echo '}'
  for network; do echo "set_real_ip_from $network;"; done
}

write_listen() {
  local port=''
  echo 'listen 8080 default_server;'
  # A kernel without IPv6 refuses the address.
  if [[ -s /proc/net/if_inet6 ]]; then echo 'listen [::]:8080 default_server ipv6only=on;'; fi

  # WordPress calls its own public address: for scheduled work, and to check itself. Where that is the loopback
  # of the developer's machine, it is another place in here, and this container must answer there as well.
  read_address WP_HOME
  if [[ "$REPLY" =~ ^http://(localhost|[a-z0-9.-]+\.localhost|127\.[0-9.]+|\[::1\])(:([0-9]+))?(/|$) ]]; then
    port="${BASH_REMATCH[3]:-80}"
  fi
  if [[ -n "$port" && "$port" != 8080 ]]; then
    echo "listen 127.0.0.1:$port;"
    if [[ -s /proc/net/if_inet6 && "$(</proc/net/if_inet6)" == *" lo"* ]]; then echo "listen [::1]:$port;"; fi
  fi
}
