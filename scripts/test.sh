#!/usr/bin/env bash
# Runs the tests and prints one closing line for all projects, "N passed, N failed", with the names of what failed above it.
#   --unit    those that need no container engine
#   --pulumi  all of those on Pulumi's real engine, which take longer than all others; else it is a choice of them
set -uo pipefail
cd "$(dirname "$0")/.."

unit=(Hosting.Tests MailCatcher.Tests WordPress.Tests Provisioning.Tests Architecture.Tests)
with_engine=(SmokeTests EndToEnd Packages.Tests)
projects=("${unit[@]}")
choice=(--filter-not-namespace WpAspire.Engine.Whole)
longest=45m
case "${1:-}" in
  --unit) ;;
  --pulumi) projects=(Engine) choice=() longest=5h ;;
  *) projects+=(Engine "${with_engine[@]}") ;;
esac

# A reaper container would have to be pulled; the tests clean up by label themselves.
export TESTCONTAINERS_RYUK_DISABLED=true

dotnet build WpAspire.sln --nologo --verbosity quiet || { echo "0 passed, 1 failed"; exit 1; }

# A program that was started in the background of a script ignores Ctrl+C, and so would every AppHost that the tests stop
# by it. A test that hangs is cancelled in the end (tests/TestDeadline.cs); this is for a run that hangs anyhow.
run=()
if timeout --foreground 1 true 2>/dev/null; then run+=(timeout --foreground --kill-after=30s "$longest"); fi
if env --default-signal=INT true 2>/dev/null; then run+=(env --default-signal=INT,QUIT); fi

passed=0 failed=0 skipped=0
names=$(mktemp)
trap 'rm -f "$names"' EXIT

execute() { ${run[@]+"${run[@]}"} "tests/$project/bin/Debug/net10.0/WpAspire.$project" --progress off --no-ansi "$@" 2>&1; }
count() { grep -aoE "$1: [0-9]+" "$log" | tail -n 1 | grep -oE '[0-9]+' || echo 0; }

# The methods of the tests that failed, a line each.
failed_methods() { sed -nE 's/^failed (WpAspire\.[A-Za-z0-9_.+]+).*/\1/p' "$log" | sort -u; }

# What works with containers can fail by the machine that it runs on: a few that failed get a second chance, by themselves.
# That is said, as such a test is to be mended.
try_again() {
  local methods again
  methods=$(failed_methods)
  [ -n "$methods" ] && [ "$(wc -l <<<"$methods")" -le 3 ] || return 1
  again=$(execute --filter-method $methods) || { echo "$again"; return 1; }
  sed 's/$/ failed at first, and passed by itself/' <<<"$methods" >>"$names"
}

for project in "${projects[@]}"; do
  echo "== $project"
  log=$(mktemp)
  filter=()
  if [ "$project" = Engine ]; then filter=(${choice[@]+"${choice[@]}"}); fi
  execute ${filter[@]+"${filter[@]}"} | tee "$log"
  status=${PIPESTATUS[0]}
  project_failed=$(count failed)
  # A run that broke off counts as a failure even where no test did.
  if [ "$status" != 0 ] && [ "$project_failed" = 0 ]; then project_failed=1; fi
  passed=$((passed + $(count succeeded)))
  if [ "$project_failed" != 0 ]; then
    if [[ " Engine ${with_engine[*]} " == *" $project "* ]] && try_again; then
      passed=$((passed + project_failed)) project_failed=0
    else
      failed_methods | sed 's/$/ failed/' >>"$names"
    fi
  fi
  failed=$((failed + project_failed))
  skipped=$((skipped + $(count skipped)))
  rm -f "$log"
done

cat "$names"
if [ "$skipped" -gt 0 ]; then
  echo "$passed passed, $failed failed, $skipped skipped"
else
  echo "$passed passed, $failed failed"
fi
[ "$failed" = 0 ]
