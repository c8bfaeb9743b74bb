# Messages in the manner of the official image. Scripts in /docker-entrypoint-initdb.d may use them.
# shellcheck shell=bash

mysql_log() { printf '%(%Y-%m-%dT%H:%M:%S%z)T [%s] [Entrypoint]: %s\n' -1 "$1" "${*:2}" >&2; }
mysql_note() { mysql_log Note "$@"; }
mysql_warn() { mysql_log Warn "$@"; }
mysql_error() { mysql_log ERROR "$@"; exit 1; }
