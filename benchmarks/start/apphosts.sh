# An Aspire AppHost from its executable to its end, and what its processes take. Sourced by run.sh, which has until_true,
# home_page_has_title, record and now. A process of an AppHost is known by a variable in its environment, which all that it
# starts inherits: Aspire's orchestrator (dcp), the dashboard and their clients of the container engine, but no container.

mark=WPASPIRE_BENCH_START

bare_url=http://localhost:18090/
bare_volumes='^bench-start-bare-'
ours_url=http://localhost:18100/
ours_volumes="^bench-start-$(printf %s "$PWD/AppHost" | sha256sum | cut -c 1-10)-"

apphost_pid=

# The port of the site is chosen once and kept; here it is one that nothing else has.
choose_port() {
  local secrets=$HOME/.microsoft/usersecrets/wpaspire-apphost-bench-start
  mkdir -p "$secrets"
  echo '{ "Endpoints:wordpress:http:Port": "18100" }' >"$secrets/secrets.json"
}

# Both with the variables of one launch profile (any-port), and both gone only when their containers are.
apphost_start() { # <bare|ours>
  local program=(benchmarks/start/bare/bin/Release/net10.0/WpAspire.BareAppHost "--MariaDbImage=${mariadb_image:-}" "--WordPressImage=${wordpress_image:-}")
  if [ "$1" = ours ]; then program=(AppHost/bin/Release/net10.0/WpAspire.AppHost --name bench-start); fi
  env "$mark=$1" DOTNET_ENVIRONMENT=Development ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_URLS=http://localhost:0 \
    ASPIRE_ALLOW_UNSECURED_TRANSPORT=true ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL=http://localhost:0 \
    ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL=http://localhost:0 ASPIRE_VERSION_CHECK_DISABLED=true \
    DcpPublisher__WaitForResourceCleanup=true "${program[@]}" >"$work/output-$1" 2>&1 &
  apphost_pid=$!
}

apphost_url() { if [ "$1" = ours ]; then echo "$ours_url"; else echo "$bare_url"; fi; }
apphost_volumes() { docker volume ls --quiet --filter "name=$(if [ "$1" = ours ]; then echo "$ours_volumes"; else echo "$bare_volumes"; fi)"; }
containers_of() { local volume; for volume in $(apphost_volumes "$1"); do docker ps --quiet --filter "volume=$volume"; done; }

run_apphost() { # <bare|ours> <case>
  local begin created
  begin=$(now)
  apphost_start "$1"
  until_true home_page_has_title "$(apphost_url "$1")"
  record "$1-$2" "$begin"
  # The first of its two containers, and so what was before any container.
  created=$(for container in $(containers_of "$1"); do date -d "$(docker inspect --format '{{.Created}}' "$container")" +%s%N; done | sort | head -n 1)
  echo "$1-$2-created $(((created - begin) / 1000000))" >>"$results"
}

stop_apphost() {
  # Not SIGINT, which a shell has its background processes ignore.
  kill -TERM "$apphost_pid"
  wait "$apphost_pid" || true
  until_true no_process_of "$1"
  apphost_pid=
}

remove_volumes_of() {
  local volumes
  volumes=$(apphost_volumes "$1")
  # shellcheck disable=SC2086 # Names of volumes have no spaces.
  [ -z "$volumes" ] || docker volume rm --force $volumes >/dev/null
}

processes_of() { grep -lsxz "$mark=$1" /proc/[0-9]*/environ | cut -d / -f 3; }
no_process_of() { [ -z "$(processes_of "$1")" ]; }

# Ticks of the processor by process, those of children that have ended among them. One that ends meanwhile says nothing.
ticks_of() {
  local process
  for process in $(processes_of "$1"); do
    # The name, which may have spaces, ends at the last parenthesis.
    sed -E "s/.*\) //" "/proc/$process/stat" 2>/dev/null | awk -v p="$process" '{ print p, $12 + $13 + $14 + $15 }' || true
  done
}

measure_processor() { # <bare|ours> <name>
  ticks_of "$1" >"$work/ticks"
  sleep "$idle_seconds"
  ticks_of "$1" | awk -v c="$1-idle-$2" -v h="$(getconf CLK_TCK)" -v s="$idle_seconds" \
    'NR == FNR { before[$1] = $2; next } { sum += $2 - before[$1] } END { print c, 100 * sum / h / s }' "$work/ticks" - >>"$results"
}

# Memory as a proportional share (PSS): what several processes share is divided among them.
measure_idle() { # <bare|ours>
  local process
  sleep "$settle_seconds"
  measure_processor "$1" cpu-at-first
  sleep "$compile_seconds"
  measure_processor "$1" cpu
  for process in $(processes_of "$1"); do
    awk -v c="$1" -v name="$(cat "/proc/$process/comm" || true)" '/^Pss:/ {
        part = name == "dcp" ? "dcp" : name ~ /^Aspire.Dashboar/ ? "dashboard" : name ~ /^WpAspire/ ? "apphost" : "clients"
        print c, part, $2 / 1024 }' "/proc/$process/smaps_rollup" || true
  done 2>/dev/null | awk -v c="$1" '{ sum[$2] += $3; n[$2]++; all += $3 } END {
    for (part in sum) print c "-idle-" part, sum[part]
    print c "-idle-memory", all; print c "-idle-processes", NR }' >>"$results"
}
