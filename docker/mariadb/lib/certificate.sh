# The server's TLS certificate, for clients that want to encrypt.
# shellcheck shell=bash

CERTIFICATES=/run/mysqld

# Without a certificate MariaDB makes an RSA key by itself at every start, which takes from 0.2 to more than 1 s. A key
# on an elliptic curve takes 20 ms. It is new at each start, as MariaDB's own would be: clients tell the server by the
# password, not by a name. conf/50-server.cnf names the files; a certificate of your own goes into conf.d.
make_certificate() {
  [[ ! -s "$CERTIFICATES/server-cert.pem" ]] || return 0
  mkdir -p "$CERTIFICATES"
  (
    umask 077
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=MariaDB \
      -keyout "$CERTIFICATES/server-key.pem" -out "$CERTIFICATES/server-cert.pem" 2>/dev/null
  ) || mysql_error "no TLS certificate could be made in $CERTIFICATES."
}
