# The environment contract: MYSQL_X and MARIADB_X mean the same, MARIADB_X wins, X_FILE names a file.
# shellcheck shell=bash

# Sets X from X or from the file that X_FILE names; both at once is a contradiction.
file_env() {
  local name="$1" file="$1_FILE"
  [[ -n "${!file:-}" ]] || return 0
  [[ -z "${!name:-}" ]] || mysql_error "both $name and $file are set (they exclude each other)."
  [[ -r "${!file}" ]] || mysql_error "$file names ${!file}, which can not be read."
  # $(<file) drops the newline that most editors put at the end of a file.
  printf -v "$name" '%s' "$(<"${!file}")"
  unset "$file"
}

# Makes MARIADB_<name> and MYSQL_<name> one, and both visible to scripts in initdb.d.
synonyms() {
  local maria="MARIADB_$1" mysql="MYSQL_${2:-$1}"
  local value="${!maria:-${!mysql:-}}"
  [[ -n "$value" ]] || return 0
  printf -v "$maria" '%s' "$value"
  printf -v "$mysql" '%s' "$value"
  export "${maria?}" "${mysql?}"
}

readonly FILE_VARIABLES=(
  ROOT_PASSWORD ROOT_PASSWORD_HASH ROOT_HOST DATABASE USER PASSWORD PASSWORD_HASH USER_HOST
  REPLICATION_USER REPLICATION_PASSWORD REPLICATION_PASSWORD_HASH MASTER_HOST MASTER_PORT
)
readonly PLAIN_VARIABLES=(
  RANDOM_ROOT_PASSWORD INITDB_SKIP_TZINFO AUTO_UPGRADE DISABLE_UPGRADE_BACKUP
  MYSQL_LOCALHOST_USER MYSQL_LOCALHOST_GRANTS HEALTHCHECK_GRANTS
)

read_environment() {
  local name
  for name in "${FILE_VARIABLES[@]}"; do
    file_env "MARIADB_$name"
    file_env "MYSQL_$name"
    synonyms "$name"
  done
  for name in "${PLAIN_VARIABLES[@]}"; do synonyms "$name"; done
  synonyms ALLOW_EMPTY_ROOT_PASSWORD ALLOW_EMPTY_PASSWORD

  : "${MARIADB_ROOT_HOST:=%}" "${MARIADB_USER_HOST:=%}" "${MARIADB_MASTER_PORT:=3306}"
}

# What can not work is said before anything is written.
verify_environment() {
  local root="MARIADB_ROOT_PASSWORD, MARIADB_ROOT_PASSWORD_HASH, MARIADB_ALLOW_EMPTY_ROOT_PASSWORD or MARIADB_RANDOM_ROOT_PASSWORD"
  [[ -n "${MARIADB_ROOT_PASSWORD:-}${MARIADB_ROOT_PASSWORD_HASH:-}${MARIADB_ALLOW_EMPTY_ROOT_PASSWORD:-}${MARIADB_RANDOM_ROOT_PASSWORD:-}" ]] ||
    mysql_error "the database is not initialised and no root password is given: set one of $root."
  [[ -z "${MARIADB_ROOT_PASSWORD_HASH:-}" || -z "${MARIADB_ROOT_PASSWORD:-}${MARIADB_RANDOM_ROOT_PASSWORD:-}" ]] ||
    mysql_error "MARIADB_ROOT_PASSWORD_HASH and a plain or random root password exclude each other."
  [[ -z "${MARIADB_PASSWORD_HASH:-}" || -z "${MARIADB_PASSWORD:-}" ]] ||
    mysql_error "MARIADB_PASSWORD and MARIADB_PASSWORD_HASH exclude each other."
  [[ "${MARIADB_USER:-}" != root ]] ||
    mysql_error "MARIADB_USER can not be root: use one of $root."
  [[ -z "${MARIADB_USER:-}" || -n "${MARIADB_PASSWORD:-}${MARIADB_PASSWORD_HASH:-}" ]] ||
    mysql_error "MARIADB_USER needs MARIADB_PASSWORD or MARIADB_PASSWORD_HASH."
  [[ -n "${MARIADB_USER:-}" || -z "${MARIADB_PASSWORD:-}${MARIADB_PASSWORD_HASH:-}" ]] ||
    mysql_warn "MARIADB_PASSWORD without MARIADB_USER: no user is made."
  [[ -z "${MARIADB_REPLICATION_USER:-}" || -n "${MARIADB_REPLICATION_PASSWORD:-}${MARIADB_REPLICATION_PASSWORD_HASH:-}" ]] ||
    mysql_error "MARIADB_REPLICATION_USER needs MARIADB_REPLICATION_PASSWORD or MARIADB_REPLICATION_PASSWORD_HASH."
  [[ -z "${MARIADB_MASTER_HOST:-}" || -n "${MARIADB_REPLICATION_USER:-}" ]] ||
    mysql_error "MARIADB_MASTER_HOST needs MARIADB_REPLICATION_USER."
  [[ "$MARIADB_MASTER_PORT" =~ ^[0-9]+$ ]] ||
    mysql_error "MARIADB_MASTER_PORT is \"$MARIADB_MASTER_PORT\", which is not a port number."
}

# Secrets do not stay in the environment of a server that runs for months.
forget_environment() {
  local name
  for name in "${FILE_VARIABLES[@]}" "${PLAIN_VARIABLES[@]}" ALLOW_EMPTY_ROOT_PASSWORD ALLOW_EMPTY_PASSWORD; do
    unset "MARIADB_$name" "MYSQL_$name"
  done
}
