#!/usr/bin/env bash
# Build time only: makes the data directory that new installations start from.
#
#   seed.sh <directory>      writes <directory>/data and <directory>/data.tar.gz
set -euo pipefail

target="$1"
data="$target/data"
install -d -o mysql -g mysql -m 0750 "$data"

# Small files start fast and make a small image. Everything here grows by itself or by configuration:
# the redo log is resized at the first start, and without undo tablespaces of their own (3 x 10 MB)
# undo logs live in ibdata1, as they did in every MariaDB before 11.0.
small=(--innodb-log-file-size=4M --innodb-undo-tablespaces=0 --innodb-autoextend-increment=1)

mariadb-install-db --user=mysql --datadir="$data" --skip-test-db --cross-bootstrap \
  --auth-root-authentication-method=normal "${small[@]}" >"$target/log" 2>&1 || { cat "$target/log"; exit 1; }

{
  echo 'USE mysql;'
  # No account but root@localhost, and nobody gets in as that one before it has its password:
  # passwords are set by --init-file, which the server runs before it takes a connection.
  echo "DELETE FROM global_priv WHERE (User, Host) NOT IN (('mariadb.sys', 'localhost'), ('root', 'localhost'));"
  echo "DELETE FROM proxies_priv WHERE (User, Host) <> ('root', 'localhost');"
  # CONVERT_TZ() with names. The loader turns binary logging off by itself.
  mariadb-tzinfo-to-sql --skip-write-binlog /usr/share/zoneinfo 2>/dev/null
} | mariadbd --bootstrap --user=mysql --datadir="$data" --skip-networking "${small[@]}" 2>"$target/log" ||
  { cat "$target/log"; exit 1; }

# The server's own leftovers, and the identity that every server makes for itself.
rm -f "$data"/*.err "$data"/*.pid "$data"/ib_buffer_pool "$data"/ibtmp1
chown -R mysql:mysql "$data"

# "Nobody has been given access yet": see lib/datadir.sh.
install -o mysql -g mysql -m 0600 /dev/null "$data/.not-initialised"
# Nothing in it has the collation that the server would choose by itself: see lib/collation.sh.
install -o mysql -g mysql -m 0600 /dev/null "$data/.collation"
tar --create --gzip --file "$target/data.tar.gz" --directory "$data" .
rm -f "$target/log"
