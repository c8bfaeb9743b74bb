# The first run when there is nothing in initdb.d: no second server, the real one gives access by itself.
# shellcheck shell=bash

# This script stays its parent, for one thing only: the exit code when the accounts could not be made.
first_run() {
  local sql signal server code=0
  # A pipe: passwords reach neither a file nor an argument, and are gone once they are read.
  initialisation_sql finished
  sql="$REPLY"
  REPLY=''
  forget_environment
  "$@" --init-file=/dev/fd/9 9<<<"$sql" &
  server=$!
  unset sql STATEMENTS
  for signal in TERM INT QUIT HUP USR1; do
    # shellcheck disable=SC2064
    trap "kill -$signal $server" "$signal"
  done
  # A signal ends the wait, not the server.
  while kill -0 "$server" 2>/dev/null; do
    code=0
    wait "$server" || code=$?
  done
  [[ $code -ne 0 || -e "$DATADIR/mysql/$FINISHED.frm" ]] ||
    mysql_error "the accounts could not be made; the server's log above says why."
  exit "$code"
}
