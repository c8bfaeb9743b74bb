#!/usr/bin/env bash
# Gives the database tools what they need to connect without asking, then runs the command.
set -euo pipefail

lib=/usr/local/lib/wordpress/entrypoint
# shellcheck source-path=SCRIPTDIR source=../wordpress/lib/log.sh
. "$lib/log.sh"
# shellcheck source-path=SCRIPTDIR source=../wordpress/lib/settings.sh
. "$lib/settings.sh"
# shellcheck source-path=SCRIPTDIR source=../wordpress/lib/vault.sh
. "$lib/vault.sh"

take_secrets
check_settings

umask 077
mkdir -p "$HOME" /tmp/wordpress 2>/dev/null ||
  fail "/tmp must be writable for user id $EUID (with a read-only root file system, mount a tmpfs on /tmp)."

read_setting WORDPRESS_DB_HOST mysql
host="$REPLY" port='' socket=''
if [[ "$host" == *:/* ]]; then
  socket="/${host#*:/}"
  host="${host%%:/*}"
elif [[ "$host" =~ ^\[([^]]+)\](:([0-9]+))?$ || "$host" =~ ^([^:]+)(:([0-9]+))?$ ]]; then
  host="${BASH_REMATCH[1]}"
  port="${BASH_REMATCH[3]}"
fi
read_setting WORDPRESS_DB_USER 'example username'
user="$REPLY"
read_setting WORDPRESS_DB_PASSWORD 'example password'
password="$REPLY"
read_setting WORDPRESS_DB_NAME wordpress
database="$REPLY"

# A value in an option file: quoted, with what the quotes would end or change spelled.
quoted() {
  local value="${1//\\/\\\\}"
  printf '"%s"' "${value//\"/\\\"}"
}

# For mariadb and its kin, for pt-*, and for everything else that uses the client library.
{
  echo '[client]'
  printf 'host=%s\nuser=%s\npassword=%s\n' "$(quoted "$host")" "$(quoted "$user")" "$(quoted "$password")"
  if [[ -n "$port" ]]; then echo "port=$port"; fi
  if [[ -n "$socket" ]]; then echo "socket=$(quoted "$socket")"; fi
  # For MariaDB's own programs only: the others stop at an option that they do not know.
  echo '[client-mariadb]'
  if is_on WORDPRESS_ENABLE_DATABASE_SSL; then
    echo ssl
    if [[ -n "${WORDPRESS_DATABASE_SSL_CA:-}" ]]; then echo "ssl-ca=$(quoted "$WORDPRESS_DATABASE_SSL_CA")"; fi
  fi
  # As the site itself does: a server's certificate is looked at when an encrypted connection is asked for.
  if ! is_on WORDPRESS_ENABLE_DATABASE_SSL || ! is_on_unless_off WORDPRESS_VERIFY_DATABASE_SSL; then
    echo skip-ssl-verify-server-cert
  fi
  # The site's database is what one means; programs that work on the whole server do not take the option. What goes in and out
  # is UTF-8, whatever the terminal says of itself.
  printf '[mysql]\ndefault-character-set=utf8mb4\ndatabase=%s\n' "$(quoted "$database")"
} >"$HOME/.my.cnf"

# mytop reads a file of its own, innotop a list of connections.
printf 'user=%s\npass=%s\nhost=%s\nport=%s\ndb=%s\n' "$user" "$password" "$host" "${port:-3306}" "$database" >"$HOME/.mytop"
mkdir -p "$HOME/.innotop"
cat >"$HOME/.innotop/innotop.conf" <<END
version=1.11

[general]

[/general]

[connections]

site=have_user=0 have_pass=0 dsn=DBI:mysql:;host=$host;port=${port:-3306};mysql_read_default_file=$HOME/.my.cnf;mysql_read_default_group=client savepass=0 dl_table=

[/connections]

[active_connections]

[/active_connections]
END

exec "$@"
