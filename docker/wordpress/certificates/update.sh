#!/usr/bin/env bash
# Takes the certificates of Amazon RDS anew from where AWS publishes them, and writes amazon-rds.pem beside this file.
#
#   docker/wordpress/certificates/update.sh [url or file]
#
# Each certificate must parse. One that has expired is left out: it vouches for nobody. Before each certificate stands
# a line with its name, which programs pass over and people can read in a review.
set -euo pipefail

source="${1:-https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem}"
target="$(cd "$(dirname "$0")" && pwd)/amazon-rds.pem"

fail() { printf 'update: %s\n' "$*" >&2; exit 1; }

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

if [[ -f "$source" ]]; then
  cp "$source" "$work/bundle.pem"
else
  curl --fail --silent --show-error --location --output "$work/bundle.pem" "$source" || fail "$source can not be had."
fi

# One file for each certificate.
awk -v folder="$work" '
  { sub(/\r$/, "") }
  /^-----BEGIN CERTIFICATE-----/ { file = sprintf("%s/%04d.crt", folder, ++count) }
  file { print >file }
  /^-----END CERTIFICATE-----/ { close(file); file = "" }
' "$work/bundle.pem"
[[ -e "$work/0001.crt" ]] || fail "$source holds no certificate."

for certificate in "$work"/*.crt; do
  about="$(openssl x509 -in "$certificate" -noout -subject -nameopt sep_multiline,utf8 -checkend 0 2>/dev/null)" || [[ "$about" == *"will expire"* ]] ||
    fail "certificate number $((10#$(basename "$certificate" .crt))) of $source does not parse; $target is left as it was."
  name="$(sed -n 's/^ *CN *= *//p' <<<"$about")"
  if [[ "$about" == *"will expire"* ]]; then
    printf 'update: left out, because it has expired: %s\n' "$name" >&2
  else
    printf '# %s\n%s\n' "$name" "$(<"$certificate")"
  fi
done >"$work/amazon-rds.pem"
[[ -s "$work/amazon-rds.pem" ]] || fail "every certificate of $source has expired; $target is left as it was."

# Whole or not at all: a rename is, a copy from another file system is not.
install -m 0644 "$work/amazon-rds.pem" "$target.new"
mv "$target.new" "$target"
printf 'update: %s has %s certificates.\n' "$target" "$(grep -c 'BEGIN CERTIFICATE' "$target")" >&2
