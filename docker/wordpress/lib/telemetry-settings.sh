# OpenTelemetry's variables. The specification has what can not be read ignored; here it is said.
# shellcheck shell=bash

# Whether requests tell of themselves: not empty if so.
HAS_TELEMETRY=''

check_telemetry_settings() {
  local name signal
  for name in "${!OTEL_@}"; do
    if [[ "$name" == *_FILE && -n "${!name}" && ! -r "${!name}" ]]; then
      fail "$name names ${!name}, which can not be read."
    fi
  done
  for signal in '' TRACES_ METRICS_ LOGS_; do
    name="OTEL_EXPORTER_OTLP_${signal}ENDPOINT"
    read_setting "$name"
    [[ -z "$REPLY" ]] || HAS_TELEMETRY=yes
    [[ "$REPLY" =~ ^(https?://[^[:space:]]+)?$ ]] || fail "$name is no address; it must be one like http://collector:4318."
    one_of "OTEL_EXPORTER_OTLP_${signal}PROTOCOL" http/json http/json http/protobuf
  done
  for signal in TRACES METRICS LOGS; do
    one_of "OTEL_${signal}_EXPORTER" otlp otlp none
  done
  one_of OTEL_EXPORTER_OTLP_COMPRESSION none none gzip
  one_of OTEL_TRACES_SAMPLER parentbased_always_on always_on always_off traceidratio parentbased_always_on parentbased_always_off parentbased_traceidratio
  matches OTEL_TRACES_SAMPLER_ARG '' '^(0|1|[01]?\.[0-9]+|1\.0*)?$' "a number from 0 to 1"
  matches OTEL_EXPORTER_OTLP_TIMEOUT '' '^([1-9][0-9]{0,8})?$' "a whole number of milliseconds"
  matches OTEL_METRIC_EXPORT_INTERVAL '' '^([1-9][0-9]{0,8})?$' "a whole number of milliseconds"
  number WORDPRESS_TELEMETRY_PROFILE_MILLISECONDS 0 0 300000 "milliseconds, 0 for no profile"
  if ((10#$REPLY > 0)) && ! compgen -G '/etc/php/8.4/fpm/conf.d/*-excimer.ini' >/dev/null; then
    fail "WORDPRESS_TELEMETRY_PROFILE_MILLISECONDS wants the package php8.4-excimer: build the image with EXTRA_PACKAGES=php8.4-excimer."
  fi
  read_setting OTEL_SDK_DISABLED
  if [[ "${REPLY,,}" == true ]]; then HAS_TELEMETRY=''; fi
}
