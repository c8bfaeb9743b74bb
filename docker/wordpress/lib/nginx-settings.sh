# The part of nginx's settings that depends on the environment.
# shellcheck shell=bash

# Private networks: what stands before a container, be it a load balancer, a proxy or Docker itself.
readonly PRIVATE_NETWORKS="10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 169.254.0.0/16 127.0.0.0/8 fc00::/7 fe80::/10 ::1/128"

write_nginx_settings() {
  bytes_of "${PHP_UPLOAD_MAX:-64M}"
  echo "client_max_body_size $((REPLY + 1048576));" >"$STATE/limits.conf"
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
}

# A line at a time costs as much as a page of the cache does. Several are written at once, but no more than what a pipe
# takes in one piece: lines of two processes must not mix. In development each line is there when it happens.
# shellcheck disable=SC2016  # the dollar is for nginx
write_access_log() {
  local buffer=' buffer=4k flush=250ms'
  if [[ "${WP_ENVIRONMENT_TYPE:-}" == local ]]; then buffer=''; fi
  echo "access_log /dev/stdout visitor${HAS_TELEMETRY:+_with_trace} if=\$is_visit$buffer;"
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
  networks="${WORDPRESS_TRUSTED_PROXIES:-$PRIVATE_NETWORKS}"
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
  read_setting WP_HOME
  if [[ "$REPLY" =~ ^http://(localhost|[a-z0-9.-]+\.localhost|127\.[0-9.]+|\[::1\])(:([0-9]+))?(/|$) ]]; then
    port="${BASH_REMATCH[3]:-80}"
  fi
  if [[ -n "$port" && "$port" != 8080 ]]; then
    echo "listen 127.0.0.1:$port;"
    if [[ -s /proc/net/if_inet6 && "$(</proc/net/if_inet6)" == *" lo"* ]]; then echo "listen [::1]:$port;"; fi
  fi
}
