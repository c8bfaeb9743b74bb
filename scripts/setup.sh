#!/usr/bin/env bash
# Installs what this machine lacks to run a site: a container engine and the base image; with --browser, as the tests
# need it, Chromium too. Does nothing where nothing is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

BASE_IMAGE=debian:trixie-slim

say() { echo "setup: $*" >&2; }
fail() { say "$*"; exit 1; }

is_debian() { [ -r /etc/os-release ] && grep -qE '^ID(_LIKE)?=.*(debian|ubuntu)' /etc/os-release; }
may_install() { [ "$(id -u)" = 0 ] && is_debian; }
engine_answers() { docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

install_packages() {
  say "installing $*"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  # Only what is asked for: this is somebody's machine.
  apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

check_dotnet() {
  command -v dotnet >/dev/null || fail "the .NET SDK 10 is not installed: see https://dot.net/download"
  # global.json says which SDK is needed, and the message says so where it is missing.
  dotnet --version >/dev/null || fail "the .NET SDK that global.json asks for is not installed: see https://dot.net/download"
}

install_engine() {
  may_install || fail "no container engine answers: install and start Docker (https://docs.docker.com/engine/install/) or Podman, or set DOCKER_HOST"
  local packages=(docker.io iptables ca-certificates mmdebstrap)
  # From Debian 13 on the client is a package of its own.
  apt-get update -qq
  if apt-cache show docker-cli >/dev/null 2>&1; then packages+=(docker-cli docker-buildx); fi
  install_packages "${packages[@]}"
}

start_engine() {
  if [ -d /run/systemd/system ]; then
    systemctl start docker
  else
    say "starting dockerd (its log: /var/log/dockerd.log)"
    setsid dockerd >/var/log/dockerd.log 2>&1 </dev/null &
  fi

  local deadline=$((SECONDS + 60))
  until engine_answers; do
    [ "$SECONDS" -lt "$deadline" ] || fail "the container engine did not start within 60 seconds: see \`journalctl -u docker\` or /var/log/dockerd.log"
    sleep 0.2
  done
}

check_engine() {
  engine_answers && return
  if [ -n "${DOCKER_HOST:-}" ]; then
    fail "no container engine answers at DOCKER_HOST=$DOCKER_HOST: start it, or unset DOCKER_HOST"
  fi
  command -v dockerd >/dev/null && command -v docker >/dev/null || install_engine
  may_install || fail "the container engine does not run: start it with \`sudo systemctl start docker\`"
  start_engine
}

check_base_image() {
  docker image inspect "$BASE_IMAGE" >/dev/null 2>&1 && return
  if may_install && ! command -v mmdebstrap >/dev/null; then install_packages mmdebstrap; fi
  docker/base/build.sh "$BASE_IMAGE"
}

check_browser() {
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null && return
  may_install || fail "the tests of the dashboard need a browser: install Chromium"
  install_packages chromium
}

check_dotnet
check_engine
check_base_image
if [ "${1:-}" = --browser ]; then check_browser; fi
