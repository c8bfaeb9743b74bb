#!/usr/bin/env bash
# How long a site takes to start by our AppHost, by a bare Aspire AppHost of the same two images, and by a plain script of
# `docker run` commands: in turns, in one run. Then what the two AppHosts take when nothing happens. Writes
# docs/benchmarks-start.md. Usage: benchmarks/start/run.sh [rounds]
set -euo pipefail
cd "$(dirname "$0")/../.."

rounds=${1:-5}
[[ "$rounds" =~ ^[1-9][0-9]?$ ]] || { echo "bench-start: '$rounds' is no number of rounds: allowed are 1 to 99" >&2; exit 2; }
title='<title>WordPress</title>'
settle_seconds=20
compile_seconds=120   # the runtime compiles again what it finds often called
idle_seconds=60

echo "bench-start: building" >&2
for project in AppHost/AppHost.csproj benchmarks/start/bare/BareAppHost.csproj; do
  dotnet build "$project" --configuration Release --nologo --verbosity quiet >&2
done

# Passwords and ports of the benchmark's own; the engine's client keeps its settings and plug-ins.
work=$(mktemp -d)
export DOCKER_CONFIG=${DOCKER_CONFIG:-$HOME/.docker}
export HOME=$work
mkdir -p artifacts/bench-start
results=artifacts/bench-start/results.txt   # every single measurement
: >"$results"

now() { date +%s%N; }
record() { echo "$1 $((($(now) - $2) / 1000000))" >>"$results"; } # <case> <since>

# Polls a command every 50 ms; gives up after five.
until_true() {
  local deadline=$((SECONDS + 300))
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$deadline" ] || { echo "bench-start: gave up on: $*" >&2; tail -n 20 "$work"/output-* >&2; exit 1; }
    sleep 0.05
  done
}
home_page_has_title() { curl -sf --max-time 5 "$1" | grep -qF "$title"; }

source benchmarks/start/plain-script.sh
source benchmarks/start/apphosts.sh
source benchmarks/start/report.sh

cleanup() {
  if [ -n "$apphost_pid" ]; then
    # Aspire's orchestrator sees it end, and removes the containers.
    kill -KILL "$apphost_pid" 2>/dev/null || true
    for _ in $(seq 300); do no_process_of ours && no_process_of bare && break; sleep 0.1; done
  fi
  plain_remove_all
  remove_volumes_of ours || true
  remove_volumes_of bare || true
  rm -rf "$work"
}
trap cleanup EXIT

image_of() { docker ps --filter "volume=$(apphost_volumes ours | grep -- "$1")" --format '{{.Image}}' | head -n 1; } # <part of a volume's name>

echo "bench-start: the images are built first; they are not part of what is measured" >&2
choose_port
until_true remove_volumes_of ours
remove_volumes_of bare
run_apphost ours warm-up
mariadb_image=$(image_of -mariadb-) wordpress_image=$(image_of -uploads)
stop_apphost ours
remove_volumes_of ours

measure_plain() {
  run_plain plain-empty
  plain_remove_containers
  run_plain plain-kept
  plain_remove_all
}

measure_apphost() { # <bare|ours>
  run_apphost "$1" empty
  stop_apphost "$1"
  run_apphost "$1" kept
  if [ "$round" = 1 ]; then measure_idle "$1"; fi
  stop_apphost "$1"
  remove_volumes_of "$1"
}

load() { cut -d ' ' -f 1 /proc/loadavg; }
for round in $(seq "$rounds"); do
  echo "bench-start: round $round of $rounds" >&2
  echo "load $(load)" >>"$results"
  # In another order each time, so that what else happens on the machine meets all of them alike.
  for turn in 0 1 2; do
    case $(((round + turn) % 3)) in
      0) measure_plain ;;
      1) measure_apphost bare ;;
      2) measure_apphost ours ;;
    esac
  done
done
echo "load $(load)" >>"$results"

write_report docs/benchmarks-start.md
cat docs/benchmarks-start.md
