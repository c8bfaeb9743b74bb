#!/usr/bin/env bash
# Installs what this machine lacks to run a site: Aspire's command line, a container engine, a client of it that Aspire
# can work with, and the base image; with --browser, as the tests need it, Chromium too. Does nothing where nothing is
# missing.
set -euo pipefail
cd "$(dirname "$0")/.."

BASE_IMAGE=debian:trixie-slim
# With an older one Aspire's orchestrator (0.26) calls the engine unhealthy and waits for ever.
DOCKER_CLI=25

# The first use of .NET's command line reports to its maker and makes a developer certificate, which no site needs.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true

say() { echo "setup: $*" >&2; }
fail() { say "$*"; exit 1; }

is_debian() { [ -r /etc/os-release ] && grep -qE '^ID(_LIKE)?=.*(debian|ubuntu)' /etc/os-release; }
may_install() { [ "$(id -u)" = 0 ] && is_debian; }
engine_answers() { docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

lists=
update_lists() { [ -n "$lists" ] || apt-get update -qq; lists=new; }

install_packages() {
  say "installing $*"
  export DEBIAN_FRONTEND=noninteractive
  update_lists
  # Only what is asked for: this is somebody's machine.
  apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

check_dotnet() {
  command -v dotnet >/dev/null || fail "the .NET SDK 10 is not installed: see https://dot.net/download"
  # global.json says which SDK is needed, and the message says so where it is missing.
  dotnet --version >/dev/null || fail "the .NET SDK that global.json asks for is not installed: see https://dot.net/download"
}

restore_tools() {
  # Compares what is there with .config/dotnet-tools.json, and asks the package source only for what is missing.
  local log
  log=$(dotnet tool restore 2>&1) || fail "Aspire's command line can not be restored: $log"
}

install_engine() {
  may_install || fail "no container engine answers: install and start Docker (https://docs.docker.com/engine/install/) or Podman, or set DOCKER_HOST"
  local packages=(docker.io iptables ca-certificates mmdebstrap)
  # From Debian 13 on the client is a package of its own.
  update_lists
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
  # The package may have started it.
  engine_answers && return
  may_install || fail "the container engine does not run: start it with \`sudo systemctl start docker\`"
  start_engine
}

client_is_new_enough() {
  local version
  version=$(docker --version 2>/dev/null) || return
  # Podman in Docker's place counts by itself.
  [[ $version == podman* ]] || { [[ $version =~ ([0-9]+)\. ]] && [ "${BASH_REMATCH[1]}" -ge "$DOCKER_CLI" ]; }
}

has_buildx() { docker buildx version >/dev/null 2>&1; }

# Debian 12 has no such client. Debian 13's needs no newer C library, so its two files are taken out of their packages, which
# apt fetches from this machine's own mirrors and checks against Debian's keys. The machine stays Debian 12.
take_from_trixie() {
  local work keys=/usr/share/keyrings/debian-archive-keyring.gpg
  work=$(mktemp -d)
  # shellcheck disable=SC2064  # its value now: the variable is gone by then.
  trap "rm -rf '$work'" EXIT
  chmod 755 "$work"
  mkdir -p "$work/lists/partial"
  install -d -o _apt "$work/packages"

  # shellcheck disable=SC2016  # these are apt's variables.
  apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 'Identifier: Packages' 'Origin: Debian' 'Component: main' |
    sed -nE "/^cdrom:/d; s#^(.*) bookworm(-updates|-security)?\$#deb [signed-by=$keys target=Packages] \1 trixie\2 main#p" >"$work/sources"
  [ -s "$work/sources" ] || return 0

  say "taking $* from Debian 13"
  # This machine's own lists, cache and preferences have no say in it, and stay as they are.
  local apt=(apt-get -qq -o Dir::Etc::SourceList="$work/sources" -o Dir::Etc::SourceParts=/dev/null
    -o Dir::Etc::Preferences=/dev/null -o Dir::Etc::PreferencesParts=/dev/null -o APT::Default-Release=
    -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache")
  { "${apt[@]}" update && (cd "$work/packages" && "${apt[@]}" download "$@"); } ||
    fail "$* of Debian 13 can not be had from the mirrors that apt uses: see above"

  local package
  for package in "$work"/packages/*.deb; do dpkg-deb -x "$package" "$work/root"; done
  put "$work/root/usr/bin/docker" /usr/local/bin/docker
  put "$work/root/usr/libexec/docker/cli-plugins/docker-buildx" /usr/local/lib/docker/cli-plugins/docker-buildx
}

# Lays a program into a place that is free, all at once.
put() {
  if [ ! -e "$1" ] || [ -e "$2" ]; then return; fi
  "$1" --help >/dev/null || fail "Debian 13's ${1##*/} does not run on this machine"
  install -D -m 755 "$1" "$2.new"
  mv "$2.new" "$2"
}

check_client() {
  local missing=()
  client_is_new_enough || missing+=(docker-cli)
  has_buildx || missing+=(docker-buildx)
  [ ${#missing[@]} -gt 0 ] || return 0

  if may_install; then
    update_lists
    if [ "$(apt-cache show --no-all-versions "${missing[@]}" 2>/dev/null | grep -c '^Package:')" = ${#missing[@]} ]; then
      install_packages "${missing[@]}"
    else
      take_from_trixie "${missing[@]}"
    fi
    hash -r
  fi

  # The rest is for a person to mend: no right to install, no such packages, or another client first on the PATH.
  client_is_new_enough ||
    fail "Aspire needs version $DOCKER_CLI or newer of Docker's command line, and $(command -v docker) is \"$(docker --version)\": install a newer one (https://docs.docker.com/engine/install/), or put it first on the PATH"
  has_buildx || fail "Aspire builds images with buildx, a plugin of Docker's command line, which is not installed: see https://github.com/docker/buildx#installing"
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
restore_tools
check_engine
check_client
check_base_image
if [ "${1:-}" = --browser ]; then check_browser; fi
