#!/usr/bin/env bash
# Starts MariaDB; on a data directory that nobody has used, first gives it the accounts and the database
# that the environment asks for. See README.md for the contract.
set -euo pipefail
shopt -s nullglob

lib=/usr/local/lib/mariadb
# shellcheck source=lib/log.sh
. "$lib/log.sh"

# Options alone mean "the server, with these options"; anything that is not the server is simply run.
if [[ $# -eq 0 || "$1" == -* ]]; then set -- mariadbd "$@"; fi
case "$1" in
  mariadbd | mysqld) ;;
  *) exec "$@" ;;
esac
set -- mariadbd "${@:2}"
for argument in "${@:2}"; do
  case "$argument" in
    -'?' | --help | --print-defaults | -V | --version | --verbose) exec "$@" ;;
  esac
done

# The directories follow the server's own options: --datadir=... and --socket=... are honoured.
DATADIR=/var/lib/mysql
SOCKET=/run/mysqld/mysqld.sock
for argument in "${@:2}"; do
  case "$argument" in
    --datadir=*) DATADIR="${argument#*=}" ;;
    --socket=*) SOCKET="${argument#*=}" ;;
  esac
done
DATADIR="${DATADIR%/}"

# /run is often an empty tmpfs.
[[ -d "$DATADIR" && -d "${SOCKET%/*}" ]] || mkdir -p "$DATADIR" "${SOCKET%/*}" 2>/dev/null ||
  mysql_error "$DATADIR and ${SOCKET%/*} must be writable (with a read-only root file system, mount a tmpfs on /run)."

if [[ $EUID -eq 0 ]]; then
  # Only what is wrong, and only the top when that tells: a recursive chown of a big volume takes minutes.
  mapfile -t owners < <(stat -c %u "$DATADIR" "${SOCKET%/*}")
  if [[ "${owners[0]}" != 999 ]]; then find "$DATADIR" \! -user mysql -exec chown mysql:mysql {} +; fi
  if [[ "${owners[1]}" != 999 ]]; then chown mysql:mysql "${SOCKET%/*}"; fi
  exec setpriv --reuid=999 --regid=999 --clear-groups -- "$0" "$@"
fi

[[ -w "$DATADIR" && -w "${SOCKET%/*}" ]] ||
  mysql_error "$DATADIR and ${SOCKET%/*} must be writable for user id $EUID."

for part in environment datadir certificate accounts first-run temporary-server initdb upgrade collation; do
  # shellcheck source=/dev/null
  . "$lib/$part.sh"
done

read_environment
initialise=
if [[ -e "$DATADIR/.not-initialised" || -e "$DATADIR/.initialising" || ! -d "$DATADIR/mysql" ]]; then
  # An already finished .initialising needs no passwords, so the check waits until that is known.
  if [[ ! -e "$DATADIR/mysql/$FINISHED.frm" ]]; then verify_environment; fi
  if begin_initialisation; then initialise=yes; fi
fi
ensure_certificate

if [[ -n "$initialise" ]]; then
  if [[ -n "${MARIADB_RANDOM_ROOT_PASSWORD:-}" ]]; then
    printf -v MARIADB_ROOT_PASSWORD '%08x' "$SRANDOM" "$SRANDOM" "$SRANDOM" "$SRANDOM"
    export MARIADB_ROOT_PASSWORD MYSQL_ROOT_PASSWORD="$MARIADB_ROOT_PASSWORD"
    mysql_note "GENERATED ROOT PASSWORD: $MARIADB_ROOT_PASSWORD"
  fi
  if has_init_files; then
    initialisation_sql
    temporary_server_start "$REPLY" "$@"
    process_init_files
    docker_process_sql --database=mysql --execute "$FINISHED_STATEMENT"
    temporary_server_stop
  else
    # No second server: the real one gives access to itself before it takes its first connection.
    mysql_note "Initialising the database"
    first_run "$@"
  fi
else
  if upgrade_wanted && upgrade_needed; then upgrade "$@"; fi
  if collation_needed; then give_collation "$@"; fi
fi

forget_environment
exec "$@"
