# What can not work is said at the start, in one sentence, instead of at the first request.
# shellcheck shell=bash


# read_setting <name> [default]: sets $REPLY as PHP will see it (config/environment.php).
read_setting() {
  local file="$1_FILE"
  if [[ -n "${!file:-}" ]]; then REPLY="$(<"${!file}")"; else REPLY="${!1-${2:-}}"; fi
}

is_on() {
  read_setting "$1"
  case "${REPLY,,}" in '' | 0 | false | off | no) return 1 ;; esac
}

is_on_unless_off() {
  read_setting "$1" yes
  case "${REPLY,,}" in '' | 0 | false | off | no) return 1 ;; esac
}

check_settings() {
  local name
  for name in "${!WORDPRESS_@}" "${!WP_@}" "${!DATABASE_ADMIN_@}"; do
    if [[ "$name" == *_FILE && -n "${!name}" && ! -r "${!name}" ]]; then
      fail "$name names ${!name}, which can not be read."
    fi
  done
  one_of WORDPRESS_CONTENT_MODE immutable immutable managed
  matches WORDPRESS_MULTISITE '' '^(subdirectories|subdomains)?$' "subdirectories or subdomains, or nothing for one site"
  one_of WP_ENVIRONMENT_TYPE production local development staging production
  matches WORDPRESS_TABLE_PREFIX wp_ '^[A-Za-z0-9_]+$' "letters, digits and underscores only"
  matches WORDPRESS_DB_CHARSET utf8mb4 '^[A-Za-z0-9_]*$' "a character set, for example utf8mb4"
  matches WP_HOME '' '^(https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[^[:space:]]*)?|https?://\[[0-9a-fA-F:]+\](:[0-9]{1,5})?(/[^[:space:]]*)?)?$' \
    "an address like https://example.com"
  matches WP_SITEURL '' '^(https?://[^[:space:]]+)?$' "an address like https://example.com"
  matches WORDPRESS_EMAIL '' '^([^@[:space:]]+@[^@[:space:]]+)?$' "an e-mail address"
  matches WORDPRESS_USERNAME admin '^[A-Za-z0-9 _.@-]{1,60}$' "1 to 60 letters, digits, spaces, or any of _ . @ -"
  matches WORDPRESS_LOCALE '' '^[A-Za-z]{2,3}(_[A-Za-z0-9]+)*$|^$' "a locale like de_DE"
  number WORDPRESS_DB_WAIT_TIMEOUT 0 0 86400 "seconds, 0 for no end"
  number WORDPRESS_SMTP_PORT 587 1 65535 "a port"
  number WORDPRESS_PAGE_CACHE 0 0 60 "seconds, 0 for no page cache"
  number PHP_FPM_MAX_CHILDREN 0 0 1000 "processes, 0 for as many as fit"
  number PHP_MAX_EXECUTION_TIME 60 1 3600 "seconds"
  number PHP_MAX_INPUT_VARS 3000 100 1000000 "fields of a form"
  number PHP_SESSION_LIFETIME 1440 1 31536000 "seconds"
  matches PHP_MEMORY_LIMIT 256M '^[1-9][0-9]*[MG]$' "a size like 256M or 1G"
  matches PHP_UPLOAD_MAX 64M '^[1-9][0-9]*[MG]$' "a size like 64M or 1G"
  matches WORDPRESS_TRUSTED_PROXIES '' '^([0-9a-fA-F.:]+(/[0-9]{1,3})?([ ,]+|$))*$' \
    "networks like 10.0.0.0/8, separated by spaces or commas"
  for name in SESSION CACHE; do check_redis "WORDPRESS_${name}_REDIS"; done
  check_s3
  if is_on WORDPRESS_LOGIN_LINKS && [[ "${WP_ENVIRONMENT_TYPE:-}" != local ]]; then
    fail "WORDPRESS_LOGIN_LINKS is on, and WP_ENVIRONMENT_TYPE is not local: such links are for a site on your own machine."
  fi
  if [[ -n "${WORDPRESS_DATABASE_SSL_CA:-}" && ! -r "$WORDPRESS_DATABASE_SSL_CA" ]]; then
    fail "WORDPRESS_DATABASE_SSL_CA names $WORDPRESS_DATABASE_SSL_CA, which can not be read."
  fi
  if [[ -n "${WORDPRESS_DATABASE_SSL_CA:-}" && "$(<"$WORDPRESS_DATABASE_SSL_CA")" != *"-----BEGIN CERTIFICATE-----"* ]]; then
    fail "WORDPRESS_DATABASE_SSL_CA names $WORDPRESS_DATABASE_SSL_CA, which holds no certificate (in PEM form)."
  fi
  if [[ -n "${WORDPRESS_LOCALE:-}" && "$WORDPRESS_LOCALE" != en_US &&
    ! -e "/var/www/html/wp-content/languages/$WORDPRESS_LOCALE.mo" ]]; then
    fail "WORDPRESS_LOCALE is \"$WORDPRESS_LOCALE\", which this image has no language files for (build it with --build-arg WORDPRESS_LOCALES=\"$WORDPRESS_LOCALE\")."
  fi
}

# A network keeps the addresses of its sites in the database: they do not follow the visitor's.
check_network() {
  read_setting WORDPRESS_MULTISITE
  local mode="$REPLY"
  [[ -n "$mode" ]] || return 0
  read_address WP_HOME
  [[ -n "$REPLY" ]] ||
    fail "WORDPRESS_MULTISITE is $mode, and WP_HOME, the address of the network's main site, is not set (for example https://example.com)."
  [[ "$mode" == subdomains ]] || return 0
  [[ ! "$REPLY" =~ ^https?://(\[|[0-9.]+([:/]|$)) ]] ||
    fail "WORDPRESS_MULTISITE is subdomains, and WP_HOME is $REPLY: below an address in numbers there are no subdomains."
  [[ ! "$REPLY" =~ ^https?://[^/]+/+[^/] ]] ||
    fail "WORDPRESS_MULTISITE is subdomains, and WP_HOME is $REPLY: the main site of such a network has no path."
}

# Sets $REPLY to WP_HOME or WP_SITEURL, be it defined in WORDPRESS_CONFIG_EXTRA.
read_address() {
  read_setting WORDPRESS_CONFIG_EXTRA
  local pattern="define\\([[:space:]]*['\"]$1['\"][[:space:]]*,[[:space:]]*['\"]([^'\"]*)['\"]"
  if [[ "$REPLY" =~ $pattern ]]; then REPLY="${BASH_REMATCH[1]}"; else read_setting "$1"; fi
}

# check_redis <what the names of its settings begin with>
check_redis() {
  local name file="$1_SSL_CA"
  read_setting "$1_HOST"
  if [[ -z "$REPLY" ]]; then
    for name in SCHEME PORT PASSWORD PREFIX SSL_CA; do
      read_setting "$1_$name"
      [[ -z "$REPLY" ]] || fail "$1_$name is set, and $1_HOST, the server that it is for, is not."
    done
    return
  fi
  matches "$1_HOST" '' '^[A-Za-z0-9._-]+$' "a host name or an address"
  number "$1_PORT" 6379 1 65535 "a port"
  one_of "$1_SCHEME" tcp tcp redis tls rediss
  if [[ -n "${!file:-}" && ! -r "${!file}" ]]; then fail "$file names ${!file}, which can not be read."; fi
}

# Uploads in S3: a bucket, where it is, and somebody who may write to it.
check_s3() {
  local name file
  read_setting WORDPRESS_UPLOADS_S3_BUCKET
  if [[ -z "$REPLY" ]]; then
    read_setting WORDPRESS_UPLOADS_S3_PREFIX
    [[ -z "$REPLY" ]] || fail "WORDPRESS_UPLOADS_S3_PREFIX is set, and WORDPRESS_UPLOADS_S3_BUCKET, the bucket that it is for, is not."
    return 0
  fi
  matches WORDPRESS_UPLOADS_S3_BUCKET '' '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$' "the name of a bucket: 3 to 63 small letters, digits, hyphens and dots"
  matches WORDPRESS_UPLOADS_S3_PREFIX '' '^([A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*)?$' "names of letters, digits and . _ - with one slash between two of them"
  read_setting AWS_REGION "${AWS_DEFAULT_REGION:-}"
  [[ "$REPLY" =~ ^[a-z0-9-]+$ ]] || fail "AWS_REGION is \"$REPLY\"; for WORDPRESS_UPLOADS_S3_BUCKET it must be the region of the bucket, for example eu-central-1."
  [[ "${AWS_ENDPOINT_URL_S3:-}" =~ ^(https?://[^/?#[:space:]]+/?)?$ ]] ||
    fail "AWS_ENDPOINT_URL_S3 is \"$AWS_ENDPOINT_URL_S3\"; it must be an address without a path, for example http://minio:9000, or nothing for AWS's own."
  for name in AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_CONTAINER_AUTHORIZATION_TOKEN; do
    file="${name}_FILE"
    [[ -z "${!file:-}" || -r "${!file}" ]] || fail "$file names ${!file}, which can not be read."
  done
  read_setting AWS_ACCESS_KEY_ID
  if [[ -n "$REPLY" ]]; then
    read_setting AWS_SECRET_ACCESS_KEY
    [[ -n "$REPLY" ]] || fail "AWS_ACCESS_KEY_ID is set, and AWS_SECRET_ACCESS_KEY is not."
  elif [[ -z "${AWS_CONTAINER_CREDENTIALS_RELATIVE_URI:-}${AWS_CONTAINER_CREDENTIALS_FULL_URI:-}" ]]; then
    fail "WORDPRESS_UPLOADS_S3_BUCKET is set, and nobody is named who may write there: give the task a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
  fi
}

# one_of <name> <default> <allowed...>
one_of() {
  local name="$1" value allowed
  read_setting "$name" "$2"
  value="${REPLY:-$2}"
  for allowed in "${@:3}"; do [[ "$value" != "$allowed" ]] || return 0; done
  fail "$name is \"$value\"; it must be one of: ${*:3}."
}

# matches <name> <default> <pattern> <what it must be>
matches() {
  read_setting "$1" "$2"
  [[ "$REPLY" =~ $3 ]] || fail "$1 is \"$REPLY\"; it must be $4."
}

# number <name> <default> <least> <most> <unit>
number() {
  read_setting "$1" "$2"
  if [[ ! "$REPLY" =~ ^[0-9]{1,9}$ ]] || ((10#$REPLY < $3 || 10#$REPLY > $4)); then
    fail "$1 is \"$REPLY\"; it must be a whole number from $3 to $4 ($5)."
  fi
}
