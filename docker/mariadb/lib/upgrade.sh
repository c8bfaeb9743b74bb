# MARIADB_AUTO_UPGRADE: brings the system tables of an older data directory up to this server.
# shellcheck shell=bash

upgrade_wanted() { [[ -n "${MARIADB_AUTO_UPGRADE:-}" && "$MARIADB_AUTO_UPGRADE" != 0 ]]; }

upgrade_needed() {
  local made_by='' server
  if [[ -r "$DATADIR/mariadb_upgrade_info" ]]; then read -r made_by <"$DATADIR/mariadb_upgrade_info" || :; fi
  server="$(mariadbd --version)"
  server="${server#*Ver }"
  [[ "${made_by%%-*}" != "${server%%-*}" ]]
}

upgrade() {
  if [[ "${MARIADB_DISABLE_UPGRADE_BACKUP:-}" != 1 ]]; then
    local backup
    printf -v backup '%s/system_mysql_backup_%(%Y%m%dT%H%M%S)T' "$DATADIR" -1
    mysql_note "Backing up system tables to $backup"
    cp --archive "$DATADIR/mysql" "$backup.tmp"
    mv "$backup.tmp" "$backup"
  fi
  temporary_server_start "" "$@" --skip-grant-tables --skip-slave-start
  mariadb-upgrade --upgrade-system-tables --protocol=socket --socket="$SOCKET" --user=root
  # Lost or foreign health check accounts are the usual reason for a restored volume that stays unhealthy.
  if [[ ! -e "$DATADIR/.my-healthcheck.cnf" ]]; then
    STATEMENTS=("FLUSH PRIVILEGES")
    healthcheck_statements "CREATE OR REPLACE"
    printf '%s;\n' "${STATEMENTS[@]}" | mariadb --protocol=socket --socket="$SOCKET" --user=root
  fi
  temporary_server_stop
}
