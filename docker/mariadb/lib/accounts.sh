# The SQL that gives access. The server runs it from --init-file, before it takes its first connection.
#
# Functions here leave their result in $REPLY or $STATEMENTS: a subshell for each would cost more than the SQL.
# shellcheck shell=bash

# A string literal. A newline would end the statement, so it is spelled.
sql_string() {
  REPLY="${1//\\/\\\\}"
  REPLY="${REPLY//\'/\\\'}"
  REPLY="'${REPLY//$'\n'/\\n}'"
}

sql_identifier() { REPLY="\`${1//\`/\`\`}\`"; }

# sql_identified_by <password> <hash>
sql_identified_by() {
  if [[ -n "$2" ]]; then
    sql_string "$2"
    REPLY="IDENTIFIED BY PASSWORD $REPLY"
  else
    sql_string "$1"
    REPLY="IDENTIFIED BY $REPLY"
  fi
}

# Leaves the whole file in $REPLY. The server reads it line by line, and goes on starting when a line fails. So
# everything is one compound statement that names the error and shuts the server down; EXECUTE IMMEDIATE makes
# even a syntax error an error of its run. Backslash escapes, which the quoting relies on, are switched on before.
#
# initialisation_sql [finished]
initialisation_sql() {
  local statement sql
  STATEMENTS=()
  account_statements
  if [[ "${1:-}" == finished ]]; then STATEMENTS+=("$FINISHED_STATEMENT"); fi
  sql="SET @@SESSION.SQL_LOG_BIN = 0, @@SESSION.SQL_MODE = REPLACE(@@SESSION.SQL_MODE, 'NO_BACKSLASH_ESCAPES', '');"$'\n'
  sql+='BEGIN NOT ATOMIC DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN SHUTDOWN; RESIGNAL; END; '
  for statement in "${STATEMENTS[@]}"; do
    sql_string "$statement"
    sql+="EXECUTE IMMEDIATE $REPLY; "
  done
  REPLY="${sql}END;"
}

account_statements() {
  root_statements
  healthcheck_statements CREATE
  localhost_user_statements
  user_statements
  replication_statements
  STATEMENTS+=("FLUSH PRIVILEGES")
}

root_statements() {
  local by host
  sql_identified_by "${MARIADB_ROOT_PASSWORD:-}" "${MARIADB_ROOT_PASSWORD_HASH:-}"
  by="$REPLY"
  STATEMENTS+=("ALTER USER 'root'@'localhost' $by")
  [[ "$MARIADB_ROOT_HOST" != localhost ]] || return 0
  sql_string "$MARIADB_ROOT_HOST"
  host="$REPLY"
  STATEMENTS+=(
    "CREATE USER 'root'@$host $by"
    "GRANT ALL ON *.* TO 'root'@$host WITH GRANT OPTION"
    # GRANT PROXY is refused to --init-file, which runs as nobody in particular.
    "INSERT INTO mysql.proxies_priv VALUES ($host, 'root', '', '', 1, 'root@localhost', CURRENT_TIMESTAMP)"
  )
}

# For healthcheck.sh: may connect, and nothing else unless MARIADB_HEALTHCHECK_GRANTS says so.
#
# healthcheck_statements <CREATE | CREATE OR REPLACE>
healthcheck_statements() {
  local host password
  printf -v password '%08x' "$SRANDOM" "$SRANDOM" "$SRANDOM" "$SRANDOM"
  for host in 127.0.0.1 ::1 localhost; do
    STATEMENTS+=("$1 USER 'healthcheck'@'$host' IDENTIFIED BY '$password'")
    if [[ -n "${MARIADB_HEALTHCHECK_GRANTS:-}" ]]; then
      STATEMENTS+=("GRANT $MARIADB_HEALTHCHECK_GRANTS ON *.* TO 'healthcheck'@'$host'")
    fi
  done
  local mask
  mask="$(umask)"
  umask 077
  printf '[mariadb-client]\nuser=healthcheck\npassword=%s\n' "$password" >"$DATADIR/.my-healthcheck.cnf"
  umask "$mask"
}

localhost_user_statements() {
  [[ -n "${MARIADB_MYSQL_LOCALHOST_USER:-}" ]] || return 0
  STATEMENTS+=("CREATE USER 'mysql'@'localhost' IDENTIFIED VIA unix_socket")
  [[ -n "${MARIADB_MYSQL_LOCALHOST_GRANTS:-}" ]] || return 0
  STATEMENTS+=("GRANT $MARIADB_MYSQL_LOCALHOST_GRANTS ON *.* TO 'mysql'@'localhost'")
}

user_statements() {
  local account
  if [[ -n "${MARIADB_DATABASE:-}" ]]; then
    sql_identifier "$MARIADB_DATABASE"
    STATEMENTS+=("CREATE DATABASE IF NOT EXISTS $REPLY")
  fi
  [[ -n "${MARIADB_USER:-}" ]] || return 0
  sql_string "$MARIADB_USER"
  account="$REPLY"
  sql_string "$MARIADB_USER_HOST"
  account+="@$REPLY"
  sql_identified_by "${MARIADB_PASSWORD:-}" "${MARIADB_PASSWORD_HASH:-}"
  STATEMENTS+=("CREATE USER $account $REPLY")
  [[ -n "${MARIADB_DATABASE:-}" ]] || return 0
  # In a grant an underscore is a wildcard: a_b would open a1b as well.
  sql_identifier "${MARIADB_DATABASE//_/\\_}"
  STATEMENTS+=("GRANT ALL ON $REPLY.* TO $account")
}

replication_statements() {
  [[ -n "${MARIADB_REPLICATION_USER:-}" ]] || return 0
  local user host password
  sql_string "$MARIADB_REPLICATION_USER"
  user="$REPLY"
  if [[ -n "${MARIADB_MASTER_HOST:-}" ]]; then
    sql_string "$MARIADB_MASTER_HOST"
    host="$REPLY"
    sql_string "${MARIADB_REPLICATION_PASSWORD:-}"
    password="$REPLY"
    STATEMENTS+=(
      "CHANGE MASTER TO MASTER_HOST=$host, MASTER_PORT=$MARIADB_MASTER_PORT, MASTER_USER=$user, MASTER_PASSWORD=$password, MASTER_CONNECT_RETRY=10"
      "START REPLICA"
    )
  else
    sql_identified_by "${MARIADB_REPLICATION_PASSWORD:-}" "${MARIADB_REPLICATION_PASSWORD_HASH:-}"
    STATEMENTS+=(
      "CREATE USER $user@'%' $REPLY"
      "GRANT REPLICATION REPLICA ON *.* TO $user@'%'"
    )
  fi
}

# The last statement of every initialisation: see datadir.sh.
readonly FINISHED_STATEMENT="CREATE TABLE mysql.$FINISHED (at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP) ENGINE=Aria COMMENT='The accounts of this container image were made.'"
