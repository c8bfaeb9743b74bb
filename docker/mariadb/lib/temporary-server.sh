# A server that only this script can reach: for /docker-entrypoint-initdb.d and for upgrades.
# shellcheck shell=bash

TEMPORARY_PID=

# temporary_server_start <init SQL> <mariadbd arguments...>
temporary_server_start() {
  local sql="$1"
  shift
  mysql_note "Starting temporary server"
  # The SQL carries passwords: it goes through a pipe, never through a file or an argument.
  "$@" --skip-networking --socket="$SOCKET" --init-file=/dev/fd/9 9<<<"$sql" &
  TEMPORARY_PID=$!
  local waited=0
  until server_answers; do
    kill -0 "$TEMPORARY_PID" 2>/dev/null || mysql_error "the temporary server stopped; its log is above."
    ((++waited < 3000)) || mysql_error "the temporary server did not answer within 60 seconds."
    sleep 0.02
  done
}

# Any answer of the server counts, a refusal too: it answers only once the init SQL is through.
server_answers() {
  [[ -S "$SOCKET" ]] || return 1
  local answer
  answer="$(mariadb --no-defaults --protocol=socket --socket="$SOCKET" --user=nobody --skip-password --batch --execute 'SELECT 1' 2>&1)" ||
    [[ "$answer" == *"ERROR 1"* ]]
}

temporary_server_stop() {
  mysql_note "Stopping temporary server"
  kill "$TEMPORARY_PID"
  wait "$TEMPORARY_PID" || mysql_error "the temporary server did not stop cleanly."
}
