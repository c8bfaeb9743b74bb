#!/usr/bin/env bash
# What the dashboard costs: the start and the memory of an AppHost with and without it, and a site that is visited while
# a container writes 50 000 lines a second and a browser shows them. Usage: benchmarks/dashboard/run.sh [rounds] [seconds]
set -euo pipefail
cd "$(dirname "$0")/../.."

rounds=${1:-5}
seconds=${2:-15}
lines_per_second=50000
idle_seconds=5
connections=4
site=bench-dashboard
out=artifacts/bench-dashboard
apphost=$out/WpAspire.DashboardBenchmarkSite
title='<title>WordPress</title>'

for program in wrk chromium; do
  if ! command -v "$program" >/dev/null; then
    echo "bench-dashboard: installing $program" >&2
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$program" >/dev/null
  fi
done

echo "bench-dashboard: building" >&2
# As the Makefile builds the AppHost.
dotnet publish benchmarks/dashboard/site --configuration Release --use-current-runtime --no-self-contained \
  -p:PublishReadyToRun=true --output "$out" --nologo --verbosity quiet

work=$(mktemp -d)
export HOME=$work   # secrets and state of the benchmark's own
results=$work/results
apphost_pid= browser_pid=

cleanup() {
  [ -n "$browser_pid" ] && kill "$browser_pid" 2>/dev/null || true
  [ -n "$apphost_pid" ] && kill -KILL "$apphost_pid" 2>/dev/null || true
  "$apphost" stop --name "$site" --volumes --yes >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap cleanup EXIT

# Polls a command every 20 ms; gives up after 60 seconds.
until_true() {
  local deadline=$((SECONDS + 60))
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$deadline" ] || { echo "gave up on: $*" >&2; cat "$work/output" >&2; exit 1; }
    sleep 0.02
  done
}
home_page_has_title() { curl -s --max-time 5 "$1" | grep -qF "$title"; }
page() { awk '/wordpress site/ { print $NF }' "$work/output"; }
record() { echo "$1 $2" >>"$results"; }
resident() { awk '/VmRSS/ { print $2 / 1024 }' "/proc/$apphost_pid/status"; }
ticks() { awk '{ print $14 + $15 }' "/proc/$apphost_pid/stat"; }

start() { # <further arguments>
  "$apphost" run --name "$site" "$@" >"$work/output" 2>&1 &
  apphost_pid=$!
  until_true grep -q 'is ready after' "$work/output"
  until_true grep -q 'wordpress site' "$work/output"
  until_true home_page_has_title "$(page)"
}

stop() {
  kill -TERM "$apphost_pid"
  wait "$apphost_pid"
  apphost_pid=
}

measure_start() { # <case> <further arguments>
  local begin name=$1
  shift
  begin=$(date +%s%N)
  start "$@"
  record "$name-start" $((($(date +%s%N) - begin) / 1000000))
  sleep "$idle_seconds"
  record "$name-rss" "$(resident)"
  stop
}

# The site is visited for a while; what the AppHost takes meanwhile, its load balancer included.
visit() { # <case>
  local before after
  before=$(ticks)
  wrk --threads 1 --connections "$connections" --duration "${seconds}s" "$(page)" >"$work/wrk"
  after=$(ticks)
  record "$1-requests" "$(awk '/Requests\/sec/ { print $2 }' "$work/wrk")"
  record "$1-cpu" "$(awk -v t=$((after - before)) -v h="$(getconf CLK_TCK)" -v s="$seconds" 'BEGIN { print 100 * t / h / s }')"
  record "$1-rss" "$(resident)"
}

numbers() { awk -v c="$1" '$1 == c { print $2 }' "$results" | sort -n; }
median() { numbers "$1" | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

echo "bench-dashboard: the images are built first; they are not part of what is measured" >&2
"$apphost" start --name "$site" >"$work/output" 2>&1 || { cat "$work/output" >&2; exit 1; }
"$apphost" stop --name "$site" >/dev/null

for round in $(seq "$rounds"); do
  echo "bench-dashboard: round $round of $rounds" >&2
  measure_start without --no-dashboard
  measure_start with
done

echo "bench-dashboard: $lines_per_second lines a second" >&2
export NOISE=$lines_per_second
start --no-dashboard
visit warm-up
visit noise-without
stop

start
visit warm-up
visit noise-unwatched
dashboard=$(awk '/dashboard/ && /login/ { print $NF }' "$work/output")
chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync \
  --user-data-dir="$work/browser" --remote-debugging-port=0 "$dashboard&returnUrl=%2Fconsole%3Fresource%3Dnoise" >"$work/browser-output" 2>&1 &
browser_pid=$!
api() { curl -sf -H "Authorization: Bearer ${dashboard##*=}" "$@"; }
kept() { api "${dashboard%/login*}/api/logs/noise?replica=1"; }
until_true test -d "$work/browser"
until_true sh -c "curl -sf -H 'Authorization: Bearer ${dashboard##*=}' '${dashboard%/login*}/api/logs/noise?tail=1' | grep -q INFO"
sleep 3
visit noise-watched
kept >"$work/kept"
kill "$browser_pid"
wait "$browser_pid" 2>/dev/null || true
browser_pid=

# Each line has its number: one that is missing was lost.
awk '{ n = $1 + 0; if (NR > 1 && n != before + 1) lost += n - before - 1; before = n } END { print "kept", NR; print "lost", lost + 0 }' "$work/kept" >>"$results"
stop

row() { # <label> <case> <digits>
  printf "| %-44s | %8.$3f | %8.$3f | %8.$3f |\n" "$1" "$(median "$2")" "$(numbers "$2" | head -n 1)" "$(numbers "$2" | tail -n 1)"
}
visited() { # <label> <case>
  printf '| %-44s | %8.0f | %8.0f | %8.0f |\n' "$1" "$(median "$2-requests")" "$(median "$2-cpu")" "$(median "$2-rss")"
}

echo
echo "$rounds rounds on $(nproc) cores, from start to a home page (ms), and resident memory $idle_seconds s later (MB)"
echo
echo '| case                                         |   median |      min |      max |'
echo '|----------------------------------------------|---------:|---------:|---------:|'
row 'start without the dashboard, ms' without-start 0
row 'start with it, ms' with-start 0
row 'memory without the dashboard, MB' without-rss 0
row 'memory with it, MB' with-rss 0
echo
awk -v a="$(median without-start)" -v b="$(median with-start)" 'BEGIN { printf "start with / without: %.2f\n", b / a }'
awk -v a="$(median without-rss)" -v b="$(median with-rss)" 'BEGIN { printf "memory with / without: %.2f (%+.0f MB)\n", b / a, b - a }'
echo
echo "A container writes $lines_per_second lines a second; the home page is asked for over $connections connections, ${seconds} s each"
echo
echo '| case                                         | requests/s | % of a core | MB |'
echo '|----------------------------------------------|---------:|---------:|---------:|'
visited 'without the dashboard' noise-without
visited 'with it, and nobody looks' noise-unwatched
visited 'a browser shows the lines' noise-watched
echo
awk -v a="$(median noise-without-requests)" -v b="$(median noise-unwatched-requests)" -v c="$(median noise-watched-requests)" \
  'BEGIN { printf "requests: nobody looks / without %.2f, a browser / without %.2f\n", b / a, c / a }'
echo "lines kept at the end: $(median kept), lost among them: $(median lost)"
