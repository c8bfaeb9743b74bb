# The SQL that gives access. The server runs it from --init-file, before it takes its first connection.
# shellcheck shell=bash

# A string literal. The newline would end the statement, so it is spelled.
sql_string() {
  local value="$1"
  value="${value//\\/\\\\}"
  value="${value//\'/\\\'}"
  printf "'%s'" "${value//$'\n'/\\n}"
}

# shellcheck disable=SC2016
sql_identifier() { printf '`%s`' "${1//\`/\`\`}"; }

# sql_identified_by <password> <hash>
sql_identified_by() {
  if [[ -n "$2" ]]; then
    printf 'IDENTIFIED BY PASSWORD %s' "$(sql_string "$2")"
  else
    printf 'IDENTIFIED BY %s' "$(sql_string "$1")"
  fi
}

# The server reads the file line by line, and goes on starting when one fails. So everything is one compound
# statement that names the error and shuts the server down; EXECUTE IMMEDIATE makes even a syntax error an
# error of its run. Backslash escapes, which the quoting relies on, are switched on before.
# initialisation_sql [finished]
initialisation_sql() {
  local statement
  echo "SET @@SESSION.SQL_LOG_BIN = 0, @@SESSION.SQL_MODE = REPLACE(@@SESSION.SQL_MODE, 'NO_BACKSLASH_ESCAPES', '');"
  printf 'BEGIN NOT ATOMIC DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN SHUTDOWN; RESIGNAL; END; '
  while IFS= read -r statement; do
    printf 'EXECUTE IMMEDIATE %s; ' "$(sql_string "$statement")"
  done < <(account_statements; if [[ "${1:-}" == finished ]]; then finished_statement; fi)
  echo 'END;'
}

# One statement a line.
account_statements() {
  root_sql
  healthcheck_sql
  localhost_user_sql
  user_sql
  replication_sql
  echo "FLUSH PRIVILEGES;"
}

root_sql() {
  local by host
  by="$(sql_identified_by "${MARIADB_ROOT_PASSWORD:-}" "${MARIADB_ROOT_PASSWORD_HASH:-}")"
  echo "ALTER USER 'root'@'localhost' $by;"
  [[ "$MARIADB_ROOT_HOST" != localhost ]] || return 0
  host="$(sql_string "$MARIADB_ROOT_HOST")"
  echo "CREATE USER 'root'@$host $by;"
  echo "GRANT ALL ON *.* TO 'root'@$host WITH GRANT OPTION;"
  # GRANT PROXY is refused to --init-file, which runs as nobody in particular.
  echo "INSERT INTO mysql.proxies_priv VALUES ($host, 'root', '', '', 1, 'root@localhost', CURRENT_TIMESTAMP);"
}

# For healthcheck.sh: may connect, and nothing else unless MARIADB_HEALTHCHECK_GRANTS says so.
healthcheck_sql() {
  local host password
  printf -v password '%08x' "$SRANDOM" "$SRANDOM" "$SRANDOM" "$SRANDOM"
  for host in 127.0.0.1 ::1 localhost; do
    echo "CREATE USER 'healthcheck'@'$host' IDENTIFIED BY '$password';"
    echo "GRANT ${MARIADB_HEALTHCHECK_GRANTS:-USAGE} ON *.* TO 'healthcheck'@'$host';"
  done
  (umask 077 && printf '[mariadb-client]\nuser=healthcheck\npassword=%s\n' "$password" >"$DATADIR/.my-healthcheck.cnf")
}

localhost_user_sql() {
  [[ -n "${MARIADB_MYSQL_LOCALHOST_USER:-}" ]] || return 0
  echo "CREATE USER 'mysql'@'localhost' IDENTIFIED VIA unix_socket;"
  echo "GRANT ${MARIADB_MYSQL_LOCALHOST_GRANTS:-USAGE} ON *.* TO 'mysql'@'localhost';"
}

user_sql() {
  local database="${MARIADB_DATABASE:-}" account
  if [[ -n "$database" ]]; then
    echo "CREATE DATABASE IF NOT EXISTS $(sql_identifier "$database");"
  fi
  [[ -n "${MARIADB_USER:-}" ]] || return 0
  account="$(sql_string "$MARIADB_USER")@$(sql_string "$MARIADB_USER_HOST")"
  echo "CREATE USER $account $(sql_identified_by "${MARIADB_PASSWORD:-}" "${MARIADB_PASSWORD_HASH:-}");"
  [[ -n "$database" ]] || return 0
  # In a grant an underscore is a wildcard: a_b would open a1b as well.
  database="${database//_/\\_}"
  echo "GRANT ALL ON $(sql_identifier "$database").* TO $account;"
}

replication_sql() {
  [[ -n "${MARIADB_REPLICATION_USER:-}" ]] || return 0
  local user by
  user="$(sql_string "$MARIADB_REPLICATION_USER")"
  if [[ -n "${MARIADB_MASTER_HOST:-}" ]]; then
    # shellcheck disable=SC2153
    echo "CHANGE MASTER TO MASTER_HOST=$(sql_string "$MARIADB_MASTER_HOST"), MASTER_PORT=$MARIADB_MASTER_PORT, MASTER_USER=$user, MASTER_PASSWORD=$(sql_string "${MARIADB_REPLICATION_PASSWORD:-}"), MASTER_CONNECT_RETRY=10;"
    echo "START REPLICA;"
  else
    by="$(sql_identified_by "${MARIADB_REPLICATION_PASSWORD:-}" "${MARIADB_REPLICATION_PASSWORD_HASH:-}")"
    echo "CREATE USER $user@'%' $by;"
    echo "GRANT REPLICATION REPLICA ON *.* TO $user@'%';"
  fi
}

# The last statement of every initialisation: see datadir.sh.
finished_statement() {
  echo "CREATE TABLE mysql.$FINISHED (at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP) ENGINE=Aria COMMENT='The accounts of this container image were made.';"
}
