#!/usr/bin/env bash
# Starts, stops and shows a site by Aspire's command line: site.sh <verb> <name> [further arguments]. A site of another
# name than the AppHost's own is another AppHost for Aspire, with a path of its own (Hosting/Site/SiteAddress.cs).
set -euo pipefail
cd "$(dirname "$0")/.."

verb=$1 name=$2
shift 2

say() { echo "$name: $*" >&2; }
fail() { say "$*"; exit 1; }

own_name=$(sed -n 's/.*"name": *"\([^"]*\)".*/\1/p' AppHost/appsettings.json)
apphost=AppHost/AppHost.csproj
if [ "$name" != "$own_name" ]; then apphost=AppHost/obj/sites/$name.csproj; fi

aspire() { dotnet aspire "$@" --apphost "$apphost" --non-interactive --nologo; }

is_running() { [ -f "$apphost" ] && dotnet aspire ps --format Json --non-interactive --nologo 2>/dev/null | grep -qF "\"$PWD/$apphost\""; }

require_running() { is_running || fail "it does not run: start it with \`make start name=$name\`"; }

start() {
  if [ "$name" = "$own_name" ]; then
    dotnet aspire start --no-build --apphost "$apphost" --non-interactive --nologo -- --name "$name" "$@"
  else
    # Aspire's start would end the first site, since both are of one project.
    mkdir -p artifacts/sites
    nohup setsid dotnet run --project AppHost --no-build --launch-profile any-port -- --name "$name" "$@" >"artifacts/sites/$name.log" 2>&1 </dev/null &
    local deadline=$((SECONDS + 120)) started=$!
    until grep -q "Distributed application started" "artifacts/sites/$name.log"; do
      kill -0 "$started" 2>/dev/null || { cat "artifacts/sites/$name.log" >&2; exit 1; }
      [ "$SECONDS" -lt "$deadline" ] || fail "it did not start within two minutes: see artifacts/sites/$name.log"
      sleep 0.2
    done
  fi
  aspire wait wordpress --timeout 600 || { aspire logs wordpress --tail 20 >&2; exit 1; }
  aspire describe
}

volumes() { docker volume ls --quiet --filter "name=^$name-$(printf %s "$PWD/AppHost" | sha256sum | cut -c 1-10)-"; }

remove_volumes() {
  local found
  found=$(volumes)
  [ -n "$found" ] || return 0
  if [ "$1" != yes ]; then
    [ -t 0 ] || fail "its data would be lost: add --yes, and it is not asked for"
    read -r -p "Remove all data of the site '$name' for good ($(echo "$found" | tr '\n' ' '))? [y/N] " answer
    [[ "$answer" == [yY]* ]] || fail "nothing was removed"
  fi
  # shellcheck disable=SC2086 # Names of volumes have no spaces.
  docker volume rm $found >/dev/null
  say "its data is removed"
}

stop() {
  local with_volumes=no yes=no argument
  for argument; do
    case "$argument" in
      --volumes) with_volumes=yes ;;
      --yes) yes=yes ;;
      *) fail "'$argument' is no option of stop: allowed are --volumes and --yes" ;;
    esac
  done
  if [ "$with_volumes" = yes ] && [ "$yes" = no ] && [ ! -t 0 ]; then fail "its data would be lost: add --yes, and it is not asked for"; fi
  if is_running; then
    aspire stop >&2
  else
    say "it does not run"
  fi
  if [ "$with_volumes" = yes ]; then remove_volumes "$yes"; fi
}

case "$verb" in
  start) start "$@" ;;
  stop) stop "$@" ;;
  describe | logs | wait) require_running; aspire "$verb" "$@" ;;
  wp) require_running; dotnet aspire resource toolbox wp --apphost "$apphost" --non-interactive --nologo -- --arguments "$*" ;;
  *) fail "'$verb' is no verb: allowed are start, stop, describe, logs, wait, wp" ;;
esac
