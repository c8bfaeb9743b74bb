#!/usr/bin/env bash
# How fast a site serves pages: Debian's own WordPress on Apache against our image, alone and with what a site can add
# to it, side by side in one run. Usage: benchmarks/web/run.sh [rounds] [seconds]
set -euo pipefail
cd "$(dirname "$0")/../.."
out=artifacts/bench-web

[ "$(uname -s)" = Linux ] && [ "$(id -u)" = 0 ] ||
  { echo "bench-web: needs root on Linux, to read how much memory and processor time the containers' processes take." >&2; exit 1; }
if ! command -v wrk >/dev/null; then
  echo "bench-web: installing wrk" >&2
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends wrk >/dev/null
fi

echo "bench-web: building" >&2
dotnet build benchmarks/web/site --configuration Release --nologo --verbosity quiet
dotnet publish benchmarks/web/runner --configuration Release --output "$out/runner" --nologo --verbosity quiet
exec "$out/runner/WpAspire.WebBenchmark" "${1:-3}" "${2:-2}" "$out"
