#!/usr/bin/env bash
# Makes the Debian base image that every other image of this folder starts from.
#
#   docker/base/build.sh [tag]        default tag: debian:trixie-slim
#
# Where an image registry is reachable this is one `docker pull`. Where none is, the image is made from
# Debian's signed packages with mmdebstrap. An image that is already there is left as it is.
set -euo pipefail

tag="${1:-debian:trixie-slim}"
suite="${DEBIAN_SUITE:-trixie}"
docker="${DOCKER:-docker}"

say() { printf 'base: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

command -v "$docker" >/dev/null || fail "there is no \`$docker\` command on the PATH."
"$docker" version >/dev/null 2>&1 || fail "the container engine does not answer (is it running?)."

if "$docker" image inspect "$tag" >/dev/null 2>&1; then
  say "$tag is already there."
  exit 0
fi

# A registry that is out of reach must not cost more than a moment: most refuse at once, some only time out.
if timeout "${PULL_TIMEOUT:-30}" "$docker" pull --quiet "$tag" >/dev/null 2>&1; then
  say "$tag pulled."
  exit 0
fi

command -v mmdebstrap >/dev/null ||
  fail "$tag can not be pulled, and mmdebstrap, which would make it from Debian's packages, is not installed (apt-get install mmdebstrap)."

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# The same trimming as Debian's own -slim images: no manuals, no translations, licences kept.
# shellcheck disable=SC2016  # in the hooks, $1 is for mmdebstrap's shell.
options=(
  --variant=minbase
  --aptopt='Acquire::Languages "none"'
  --aptopt='APT::Install-Recommends "false"'
  --dpkgopt='path-exclude=/usr/share/doc/*'
  --dpkgopt='path-include=/usr/share/doc/*/copyright'
  --dpkgopt='path-exclude=/usr/share/info/*'
  --dpkgopt='path-exclude=/usr/share/locale/*'
  --dpkgopt='path-include=/usr/share/locale/locale.alias'
  --dpkgopt='path-exclude=/usr/share/man/*'
  # mmdebstrap copies these two from the machine that it runs on; the engine mounts its own over them.
  --customize-hook='rm -f "$1/etc/resolv.conf"'
  --customize-hook='echo localhost >"$1/etc/hostname"'
)

say "making $tag from Debian's packages (about a minute)."
# To a file first: an import from a broken pipe would leave half an image under the tag.
# Without a mirror argument mmdebstrap takes Debian's own mirrors, the security and updates suites included.
mmdebstrap --quiet "${options[@]}" "$suite" "$work/root.tar" 2>"$work/log" ||
  { cat "$work/log" >&2; fail "mmdebstrap failed."; }

"$docker" import \
  --change 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
  --change 'CMD ["bash"]' \
  "$work/root.tar" "$tag" >/dev/null
say "$tag made."
