# The server's own certificate, for encrypted connections: made once for each data directory, so that no two
# installations share a key. An elliptic curve, because such a key is made in milliseconds.
# shellcheck shell=bash

ensure_certificate() {
  [[ ! -s "$DATADIR/server-cert.pem" || ! -s "$DATADIR/server-key.pem" ]] || return 0
  local mask
  mask="$(umask)"
  umask 077
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj "/CN=MariaDB" \
    -keyout "$DATADIR/server-key.pem" -out "$DATADIR/server-cert.pem" 2>/dev/null ||
    mysql_error "the server's certificate could not be made in $DATADIR."
  umask "$mask"
}
