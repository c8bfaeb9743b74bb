#!/usr/bin/env bash
# How long a site takes to start: a plain script of `docker run` commands against the AppHost, with the same images,
# side by side in one run. Usage: benchmarks/start/run.sh [rounds]
set -euo pipefail
cd "$(dirname "$0")/../.."
source benchmarks/start/plain-script.sh

rounds=${1:-5}
apphost=artifacts/apphost/WpAspire.AppHost
site=bench-start
idle_seconds=20
title='<title>WordPress</title>'

work=$(mktemp -d)
export HOME=$work   # secrets and state of the benchmark's own
results=$work/results
apphost_pid=

cleanup() {
  [ -n "$apphost_pid" ] && kill -KILL "$apphost_pid" 2>/dev/null || true
  "$apphost" stop --name "$site" --volumes --yes >/dev/null 2>&1 || true
  plain_remove_all
  rm -rf "$work"
}
trap cleanup EXIT

now() { date +%s%N; }
record() { echo "$1 $((($(now) - $2) / 1000000))" >>"$results"; } # <case> <milliseconds>

# Polls a command every 50 ms; gives up after 60 seconds.
until_true() {
  local deadline=$((SECONDS + 60))
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$deadline" ] || { echo "gave up on: $*" >&2; exit 1; }
    sleep 0.05
  done
}
home_page_has_title() { curl -s --max-time 5 "$1" | grep -qF "$title"; }

run_plain() { # <case>
  local begin; begin=$(now)
  plain_start
  record "$1" "$begin"
}

run_apphost() { # <case>
  local begin output=$work/output
  begin=$(now)
  "$apphost" run --name "$site" >"$output" 2>&1 &
  apphost_pid=$!
  until_true grep -q 'is ready after' "$output"
  until_true grep -q 'wordpress site' "$output"
  until_true home_page_has_title "$(awk '/wordpress site/ { print $NF }' "$output")"
  record "$1" "$begin"
}

stop_apphost() {
  # Not SIGINT, which a shell has its background processes ignore.
  kill -TERM "$apphost_pid"
  wait "$apphost_pid"
  apphost_pid=
}

# Resident memory, and the share of a core over a quiet period.
measure_idle() {
  local ticks_before ticks_after hertz
  hertz=$(getconf CLK_TCK)
  ticks_before=$(awk '{ print $14 + $15 }' "/proc/$apphost_pid/stat")
  sleep "$idle_seconds"
  ticks_after=$(awk '{ print $14 + $15 }' "/proc/$apphost_pid/stat")
  awk '/VmRSS/ { print "rss", $2 / 1024 }' "/proc/$apphost_pid/status" >>"$results"
  awk -v t="$((ticks_after - ticks_before))" -v h="$hertz" -v s="$idle_seconds" 'BEGIN { print "cpu", 100 * t / h / s }' >>"$results"
}

numbers() { awk -v c="$1" '$1 == c { print $2 }' "$results" | sort -n; }
median() { numbers "$1" | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
row() { # <label> <case>
  printf '| %-46s | %8.0f | %8.0f | %8.0f |\n' "$1" "$(median "$2")" "$(numbers "$2" | head -n 1)" "$(numbers "$2" | tail -n 1)"
}

echo "Images are built first; they are not part of what is measured." >&2
"$apphost" start --name "$site" >"$work/warm-up" 2>&1 || { cat "$work/warm-up" >&2; exit 1; }
plain_find_images "$site"
"$apphost" stop --name "$site" --volumes --yes >/dev/null

for round in $(seq "$rounds"); do
  echo "round $round of $rounds" >&2
  run_plain plain-empty
  plain_remove_containers
  run_plain plain-kept
  plain_remove_all

  run_apphost apphost-empty
  stop_apphost
  run_apphost apphost-kept
  if [ "$round" = "$rounds" ]; then measure_idle; fi
  stop_apphost
  "$apphost" stop --name "$site" --volumes --yes >/dev/null
done

echo
echo "$rounds rounds on $(nproc) cores, $(docker version --format 'Docker {{.Server.Version}}'), milliseconds from start to a home page with the site's title"
echo
echo '| case                                           |   median |      min |      max |'
echo '|------------------------------------------------|---------:|---------:|---------:|'
row '(a) plain script of `docker run`, empty volumes' plain-empty
row '(b) AppHost run, empty volumes' apphost-empty
row '(a) plain script of `docker run`, volumes kept' plain-kept
row '(b) AppHost run, volumes kept' apphost-kept
echo
awk -v a="$(median plain-empty)" -v b="$(median apphost-empty)" 'BEGIN { printf "AppHost / plain script, empty volumes: %.2f\n", b / a }'
awk -v a="$(median plain-kept)" -v b="$(median apphost-kept)" 'BEGIN { printf "AppHost / plain script, volumes kept:  %.2f\n", b / a }'
awk -v rss="$(median rss)" -v cpu="$(median cpu)" -v s="$idle_seconds" 'BEGIN { printf "AppHost when idle: %.0f MB resident, %.2f %% of a core over %d s\n", rss, cpu, s }'
