#!/usr/bin/env bash
# Exits 0 when every condition holds. At least one must be given; they may be combined:
#
#   --connect                      the server takes connections from the network
#   --innodb_initialized           InnoDB has finished its start
#   --innodb_buffer_pool_loaded    the buffer pool was filled from the dump of the last stop
#   --mariadbupgrade               the system tables belong to this server's version
set -euo pipefail

credentials="${DATADIR:-/var/lib/mysql}/.my-healthcheck.cnf"

sql() {
  local options=(--no-defaults)
  if [[ -r "$credentials" ]]; then options=("--defaults-file=$credentials" --defaults-group-suffix=-client); fi
  mariadb "${options[@]}" --protocol="$protocol" --host="$host" --socket="${SOCKET:-/run/mysqld/mysqld.sock}" \
    --skip-ssl-verify-server-cert --skip-column-names --batch --execute "$1" 2>&1
}

# A refused login is an answer: the server is up. The temporary server of an initialisation is not on the network.
connect() {
  local answer protocol=tcp host=127.0.0.1
  if answer="$(sql 'SELECT @@skip_networking')"; then
    [[ "$answer" == 0 ]]
  else
    [[ "$answer" =~ ERROR\ (1045|1698|1820|1862|4151) ]]
  fi
}

status() {
  local answer protocol=socket host=localhost
  answer="$(sql "SELECT 1 FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME='$1' AND VARIABLE_VALUE $2")" && [[ "$answer" == 1 ]]
}

innodb_initialized() {
  local answer protocol=socket host=localhost
  answer="$(sql "SELECT 1 FROM information_schema.ENGINES WHERE engine='innodb' AND support IN ('YES', 'DEFAULT', 'ENABLED')")" && [[ "$answer" == 1 ]]
}

mariadbupgrade() {
  local made_by server
  read -r made_by <"${DATADIR:-/var/lib/mysql}/mariadb_upgrade_info" || return 1
  server="$(mariadbd --version)"
  server="${server#*Ver }"
  [[ "${made_by%%-*}" == "${server%%-*}" ]]
}

[[ $# -gt 0 ]] || { echo "healthcheck.sh: at least one condition is needed, for example --connect." >&2; exit 1; }
for condition in "$@"; do
  case "$condition" in
    --connect) connect ;;
    --innodb_initialized) innodb_initialized ;;
    --innodb_buffer_pool_loaded) status Innodb_buffer_pool_load_status "LIKE 'Buffer pool(s) load completed%'" ;;
    --mariadbupgrade) mariadbupgrade ;;
    *) echo "healthcheck.sh: unknown condition $condition." >&2; exit 1 ;;
  esac || { echo "healthcheck.sh: $condition does not hold." >&2; exit 1; }
done
