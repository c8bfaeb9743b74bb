#!/usr/bin/env bash
# Starts Redis with the settings that the environment asks for. See README.md for the contract.
set -euo pipefail

fail() { printf 'redis: %s\n' "$*" >&2; exit 1; }

# Options alone mean "the server, with these options"; anything that is not the server is simply run.
if [[ $# -eq 0 || "$1" == -* ]]; then set -- redis-server "$@"; fi
case "$1" in
  redis-server) shift ;;
  *) exec "$@" ;;
esac
for argument; do
  case "$argument" in
    -h | --help | -v | --version) exec redis-server "$argument" ;;
  esac
done

if [[ -n "${REDIS_PASSWORD_FILE:-}" ]]; then
  [[ -z "${REDIS_PASSWORD:-}" ]] || fail "both REDIS_PASSWORD and REDIS_PASSWORD_FILE are set (they exclude each other)."
  [[ -r "$REDIS_PASSWORD_FILE" ]] || fail "REDIS_PASSWORD_FILE names $REDIS_PASSWORD_FILE, which can not be read."
  # $(<file) drops the newline that most editors put at the end of a file.
  REDIS_PASSWORD="$(<"$REDIS_PASSWORD_FILE")"
fi
[[ -n "${REDIS_PASSWORD:-}" ]] || fail "no password is given: set REDIS_PASSWORD, or REDIS_PASSWORD_FILE to the path of a file that holds it."
[[ "$REDIS_PASSWORD" != *[$'\r\n']* ]] || fail "REDIS_PASSWORD has a line break in it, which no client can send."

maxmemory="${REDIS_MAXMEMORY-128mb}"
[[ "$maxmemory" =~ ^(0|[1-9][0-9]{0,9}[mg]b)$ ]] ||
  fail "REDIS_MAXMEMORY is \"$maxmemory\"; it must be a size like 128mb or 1gb, or 0 for no limit."

policy="${REDIS_MAXMEMORY_POLICY-allkeys-lru}"
case "$policy" in
  noeviction | allkeys-lru | allkeys-lfu | allkeys-random | volatile-lru | volatile-lfu | volatile-random | volatile-ttl) ;;
  *)
    fail "REDIS_MAXMEMORY_POLICY is \"$policy\"; it must be one of: noeviction allkeys-lru allkeys-lfu allkeys-random volatile-lru volatile-lfu volatile-random volatile-ttl."
    ;;
esac

# In quotes, a backslash and a quote have a backslash before them.
password="${REDIS_PASSWORD//\\/\\\\}"
password="${password//\"/\\\"}"
settings="requirepass \"$password\""$'\n'"maxmemory $maxmemory"$'\n'"maxmemory-policy $policy"

# A secret does not stay in the environment of a server that runs for months; and neither in its arguments nor in a
# file, since the server reads these settings from its standard input.
unset REDIS_PASSWORD REDIS_PASSWORD_FILE
exec redis-server /etc/redis.conf "$@" - <<<"$settings"
