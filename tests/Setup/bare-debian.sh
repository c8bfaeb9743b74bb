#!/usr/bin/env bash
# Tries scripts/setup.sh on a bare machine: Debian 12, or the release that is named, with only the .NET SDK. The machine is a
# container with the rights of one, in which setup.sh starts an engine of its own. Takes minutes, so it is run by hand.
#
#   tests/Setup/bare-debian.sh [bookworm|trixie]
set -euo pipefail
cd "$(dirname "$0")/../.."

suite="${1:-bookworm}"
image="debian:$suite-slim"
sdk="$(dirname "$(readlink -f "$(command -v dotnet)")")"

DEBIAN_SUITE="$suite" docker/base/build.sh "$image"

# What is committed, so that nothing of this machine's builds gets in.
checkout="$(mktemp -d)"
volume="wpaspire-setup-$$"
trap 'rm -rf "$checkout"; docker volume rm --force "$volume" >/dev/null' EXIT
git archive HEAD | tar -x -C "$checkout"

# As --privileged, but for one right that a virtual machine may not have itself. An engine's storage can not lie on a
# container's own file system.
docker run --rm --interactive --cap-add ALL --cap-drop SYS_RESOURCE --device-cgroup-rule 'a *:* rwm' \
  --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined \
  --volume "$volume:/var/lib/docker" \
  --volume /etc/ssl/certs/ca-certificates.crt:/etc/ssl/machine.crt:ro --env SSL_CERT_FILE=/etc/ssl/machine.crt \
  --volume "$sdk:/usr/share/dotnet:ro" --volume "$checkout:/wpaspire" --workdir /wpaspire \
  --env DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$image" bash -euo pipefail <<'INSIDE'
fail() { echo "FAILED: $*" >&2; exit 1; }
# The engine makes its containers' control groups below this one's.
for group in /sys/fs/cgroup /sys/fs/cgroup/*/; do mount -o remount,bind,rw "$group" 2>/dev/null || true; done
ln -s /usr/share/dotnet/dotnet /usr/local/bin/dotnet
# The SDK's own needs; everything else is for setup.sh to bring.
{ apt-get update && apt-get install -y --no-install-recommends ca-certificates libstdc++6 libssl3; } >/dev/null 2>&1

check() {
  [ "$(docker version --format '{{.Client.Version}}' | cut -d. -f1)" -ge 25 ] || fail "the client is too old: $(docker --version)"
  docker buildx version >/dev/null || fail "there is no buildx"
  docker image inspect debian:trixie-slim >/dev/null || fail "there is no base image"
  dotnet aspire --version >/dev/null || fail "there is no Aspire CLI"
}

libc() { dpkg-query --show libc6; }
sources() { find /etc/apt -type f -exec md5sum {} + | sort; }

before="$(libc) $(sources)"
scripts/setup.sh
check
[ "$before" = "$(libc) $(sources)" ] || fail "setup.sh changed the machine's release"
apt-get check -qq || fail "the machine's packages do not fit together any more"

# Where nothing is missing it does nothing: without a network, without apt, without a word.
mv /usr/bin/apt-get /usr/bin/apt-get.away
said=$(unshare --net scripts/setup.sh 2>&1) || fail "a second time: $said"
[ -z "$said" ] || fail "a second time it said: $said"
time scripts/setup.sh
mv /usr/bin/apt-get.away /usr/bin/apt-get

# An image is built by this client, this buildx and this engine together.
mkdir /tmp/tiny
printf 'FROM debian:trixie-slim\nRUN echo built >/built\n' >/tmp/tiny/Dockerfile
said=$(docker build --progress plain --tag tiny /tmp/tiny 2>&1) || fail "the client can not build an image: $said"
[ "$(docker run --rm --network none tiny cat /built)" = built ] || fail "the image that was built does not run"

# A part that is lost comes back. A client that is too old and first on the PATH is not replaced, but named.
rm -f /usr/local/lib/docker/cli-plugins/docker-buildx
scripts/setup.sh
check
if [ -x /usr/local/bin/docker ]; then
  if said=$(PATH="/usr/bin:$PATH" scripts/setup.sh 2>&1); then fail "it took an old client: $(/usr/bin/docker --version)"; fi
  [[ $said == *"needs version 25"*"20.10"* ]] || fail "of an old client it said: $said"
fi

echo "setup.sh: passed on $(. /etc/os-release; echo "$PRETTY_NAME"): $(docker --version), buildx $(docker buildx version | cut -d' ' -f2)"
kill "$(cat /var/run/docker.pid)"
INSIDE
