#!/usr/bin/env bash
# Keeps what this version publishes, as a site that may be running: later versions are tried on top of it (`make
# test-engine`). Run once for each release. Usage: scripts/keep-published.sh VERSION
set -euo pipefail
cd "$(dirname "$0")/.."
version=${1:?usage: scripts/keep-published.sh VERSION}
apphost=AppHost/bin/Debug/net10.0/WpAspire.AppHost
[ -x "$apphost" ] || { echo "keep-published: build first (make build)" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

publish() { # <directory> <environment> <settings…>
  local directory=$1 environment=$2
  shift 2
  "$apphost" --operation publish --step publish --name blog --environment "$environment" --output-path "$work/$directory" "$@"
}
publish dev dev
publish ec2 dev --set Aws:Compute:LaunchType=ec2
publish prod prod --set Aws:Domain=blog.example.com --set Aws:HostedZoneId=Z0123456789ABCDEFGHIJ --set Aws:Observability:AlarmEmail=ops@example.com
mkdir -p tests/Engine/Published
tar -czf "tests/Engine/Published/$version.tgz" -C "$work" --owner=0 --group=0 --sort=name --mtime=@0 dev ec2 prod
echo "tests/Engine/Published/$version.tgz"
