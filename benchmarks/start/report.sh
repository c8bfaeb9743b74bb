# Writes what run.sh has measured. Sourced by run.sh, which has results, rounds and the seconds.

numbers() { awk -v c="$1" '$1 == c { print $2 }' "$results"; }
spread() { # <printf format>: median (min–max) of the numbers on standard input
  sort -n | awk -v f="$1" '{ v[NR] = $1 } END { printf f " (" f "–" f ")", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2, v[1], v[NR] }'
}
row() { # <label> <case>
  echo "| $1 | $(numbers "plain-$2" | spread %.0f) | $(numbers "bare-$2" | spread %.0f) | $(numbers "ours-$2" | spread %.0f) | $(ratio "$2") |"
}
# Ours to the bare AppHost's, round by round: what both have had of the machine is nearly the same.
ratio() { paste <(numbers "ours-$1") <(numbers "bare-$1") | awk '{ print $1 / $2 }' | spread %.2f; }
idle_row() { # <label> <name> <printf format>
  awk -v label="$1" -v name="$2" -v f="$3" '$1 == "bare-idle-" name { bare = $2 } $1 == "ours-idle-" name { ours = $2 }
    END { printf "| %s | " f " | " f " | %s |\n", label, bare, ours, (bare ? sprintf("%.2f", ours / bare) : "") }' "$results"
}

write_report() { # <file>
  cat >"$1" <<REPORT
# How long a site takes to start

\`make bench-start\` writes this page. It starts the same two images, MariaDB and WordPress, in three ways, in turns:

- **plain script**: [\`docker run\` commands](../benchmarks/start/plain-script.sh), one after the other, as people write them by hand.
- **bare AppHost**: [an Aspire AppHost](../benchmarks/start/bare/Program.cs) with two \`AddContainer\` and Aspire's defaults, and no \`WaitFor\`: the site's image waits for its database itself.
- **our AppHost**: [the model of this project](../AppHost/Program.cs): database, site with load balancer, uploads, mail catcher, toolbox.

Both AppHosts are the built programs (Release) with the same launch profile and Aspire's dashboard. Time runs from the start of
the process to the first answer of \`/\` that is 200 and has the site's title. Measured on $(date -u +%F), $(nproc) cores,
Docker $(docker version --format '{{.Server.Version}}'), rounds: $rounds; load average before each of them and at the end: $(numbers load | paste -sd ' ').

| milliseconds: median (min–max) | plain script | bare AppHost | our AppHost | ours to bare, by round |
|---|---|---|---|---|
$(row 'empty volumes' empty)
$(row 'volumes kept' kept)

**Aspire's own floor.** Before the first container is created, the bare AppHost takes
$(numbers bare-kept-created | spread %.0f) ms and ours $(numbers ours-kept-created | spread %.0f) ms (kept volumes): Aspire's
orchestrator (DCP) starts an API server of its own, asks the container engine's client whether it is healthy, and makes a
network, one process after the other. The plain script has none of that, and so no AppHost comes near it.

When nothing happens, over ${idle_seconds} seconds, all processes of the AppHost and none of the containers' own. At first .NET
compiles again what it finds often called. Memory is PSS, in which what several processes share counts once:

| | bare AppHost | our AppHost | ours to bare |
|---|---|---|---|
$(idle_row "processor time, % of one core, ${settle_seconds} seconds after the start" cpu-at-first %.1f)
$(idle_row "processor time, % of one core, $(((idle_seconds + compile_seconds) / 60)) minutes later" cpu %.1f)
$(idle_row 'memory, MB' memory %.0f)
$(idle_row 'of it the AppHost itself' apphost %.0f)
$(idle_row 'of it the dashboard' dashboard %.0f)
$(idle_row 'of it the orchestrator (dcp)' dcp %.0f)
$(idle_row 'of it clients of the container engine' clients %.0f)
REPORT
}
