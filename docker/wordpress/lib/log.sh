# Messages for people: one sentence on standard error.
# shellcheck shell=bash

say() { printf 'wordpress: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
