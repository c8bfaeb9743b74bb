#!/usr/bin/env bash
# Build time only: puts the certificates of each region into a file of its own, in a folder beside the file with all:
#
#   split-by-region.sh amazon-rds.pem        amazon-rds/eu-central-1.pem and so on
#
# PHP reads the whole file for every connection: three certificates cost nothing, ninety some milliseconds.
set -euo pipefail

folder="${1%.pem}"
mkdir "$folder"
awk -v folder="$folder" '
  /^# / { file = $4 ~ /^[a-z]+(-[a-z]+)+-[0-9]+$/ ? folder "/" $4 ".pem" : "" }
  file { print >file }
' "$1"
[[ -n "$(ls "$folder")" ]] || { echo "split-by-region: $1 names no region." >&2; exit 1; }
