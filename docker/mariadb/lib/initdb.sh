# The folder /docker-entrypoint-initdb.d: a user's own scripts, run once, in alphabetical order.
# shellcheck shell=bash

readonly INITDB=/docker-entrypoint-initdb.d

# (nullglob is on)
has_init_files() {
  local files=("$INITDB"/*)
  ((${#files[@]} > 0))
}

# SQL from standard input, or mariadb's own arguments, as root. The official image's name: scripts call it.
# shellcheck disable=SC2120  # arguments are for the scripts that call it
docker_process_sql() {
  local database=()
  if [[ "${1:-}" == --dont-use-mysql-root-password ]]; then shift; fi
  if [[ -n "${MARIADB_DATABASE:-}" ]]; then database=(--database="$MARIADB_DATABASE"); fi
  MYSQL_PWD="${MARIADB_ROOT_PASSWORD:-}" mariadb --protocol=socket --socket="$SOCKET" --user=root \
    --batch --binary-mode "${database[@]}" "$@"
}

process_init_files() {
  local file
  for file in "$INITDB"/*; do
    case "$file" in
      *.sh)
        if [[ -x "$file" ]]; then
          mysql_note "$0: running $file"
          "$file"
        else
          mysql_note "$0: sourcing $file"
          # shellcheck source=/dev/null
          . "$file"
        fi
        ;;
      *.sql) mysql_note "$0: running $file"; docker_process_sql "$@" <"$file" ;;
      *.sql.gz) mysql_note "$0: running $file"; gzip -dc "$file" | docker_process_sql "$@" ;;
      *.sql.xz) mysql_note "$0: running $file"; xz -dc "$file" | docker_process_sql "$@" ;;
      *.sql.zst) mysql_note "$0: running $file"; zstd -dc "$file" | docker_process_sql "$@" ;;
      *.tar.*)
        mysql_error "$file: only .sh, .sql, .sql.gz, .sql.xz and .sql.zst files are run by this image." ;;
      *) mysql_warn "$0: ignoring $file" ;;
    esac
  done
}
