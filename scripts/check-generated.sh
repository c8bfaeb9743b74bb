#!/usr/bin/env bash
# Proves that generating the AWS resource types anew changes nothing. Installs Node.js where it is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v npm >/dev/null; then
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || { echo "check-generated: Node.js and npm are not installed: see https://nodejs.org" >&2; exit 1; }
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null
fi

output=$(mktemp -d)
trap 'rm -rf "$output"' EXIT
make --no-print-directory generate GENERATED="$output" >/dev/null
diff -r "$output" Provisioning/Aws/Generated || {
  echo "check-generated: Provisioning/Aws/Generated is not what its generator makes: run \`make generate\`" >&2
  exit 1
}
