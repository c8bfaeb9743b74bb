#!/usr/bin/env bash
# How long publish, preview and deploy take on Pulumi's real engine with a cloud that is played, and how much of that is
# `pulumi` itself: the rest is ours. Writes docs/benchmarks-provision.md. Usage: benchmarks/provision/run.sh [rounds]
set -euo pipefail
cd "$(dirname "$0")/../.."
repository=$PWD

rounds=${1:-3}
[[ "$rounds" =~ ^[1-9][0-9]?$ ]] || { echo "bench-provision: '$rounds' is no number of rounds: allowed are 1 to 99" >&2; exit 2; }
setup=${WPASPIRE_ENGINE_SETUP:-}
for directory in .. ../..; do
  if [ -z "$setup" ] && [ -x "$directory/shared/tools/pulumi/setup" ]; then setup=$directory/shared/tools/pulumi/setup; fi
done
[ -n "$setup" ] || { echo "bench-provision: needs Pulumi's engine with the providers that play the cloud: shared/tools/pulumi/setup beside the repository, or WPASPIRE_ENGINE_SETUP" >&2; exit 1; }

apphost=$repository/AppHost/bin/Debug/net10.0/WpAspire.AppHost
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
eval "$("$setup" "$repository/artifacts/engine")"
real=$(command -v pulumi)

# Stands before the real one, and notes how long it takes.
mkdir "$work/bin"
cat >"$work/bin/pulumi" <<END
#!/usr/bin/env bash
since=\$(date +%s%N)
"$real" "\$@"
code=\$?
echo \$(((\$(date +%s%N) - since) / 1000000)) >>"\$PULUMI_TIMES"
exit \$code
END
chmod +x "$work/bin/pulumi"
export DOTNET_ROOT=${DOTNET_ROOT:-$(dirname "$(readlink -f "$(command -v dotnet)")")}
export PATH="$work/bin:$PATH" PULUMI_TIMES="$work/times"

prod=(--environment prod --set Aws:Domain=www.example.com --set Aws:HostedZoneId=Z0123456789ABCDEFGHIJ --set Aws:Observability:AlarmEmail=ops@example.com)
declare -A arguments=([dev]="--environment dev" [prod]="${prod[*]}" [full]="${prod[*]} --set Aws:Compute:LaunchType=ec2 --set Aws:Network:ZoneCount=4 --set Aws:Network:InterfaceEndpoints=ecr.api,ecr.dkr,logs,secretsmanager")

# Writes a line: <site> <step> <milliseconds in all> <of them pulumi's>
measure() { # <site> <step> <arguments…>
  local site=$1 step=$2 since
  shift 2
  : >"$PULUMI_TIMES"
  since=$(date +%s%N)
  # shellcheck disable=SC2086
  "$apphost" --operation publish --step "$step" --name "bench-$site" --output-path "$work/$site/out" ${arguments[$site]} "$@" >"$work/log" 2>&1 ||
    { cat "$work/log" >&2; exit 1; }
  echo "$site $step $((($(date +%s%N) - since) / 1000000)) $(awk '{ sum += $1 } END { print sum + 0 }' "$PULUMI_TIMES")" >>"$work/results"
}

for round in $(seq "$rounds"); do
  for site in dev prod full; do
    echo "bench-provision: $site, round $round of $rounds" >&2
    rm -rf "${work:?}/$site"
    mkdir -p "$work/$site/home" "$work/$site/cloud"
    export HOME="$work/$site/home" SIM_CLOUD="$work/$site/cloud"
    measure "$site" publish
    measure "$site" preview
    measure "$site" deploy --yes
    resources=$(find "$SIM_CLOUD/things" -name '*.json' | wc -l)
    echo "$site resources $resources 0" >>"$work/results"
  done
done

{
  echo "# How long provisioning takes by itself"
  echo
  echo "Made by \`make bench-provision\` on $(date -u +%Y-%m-%d), $(nproc) processors, medians of $rounds rounds: Pulumi $("$real" version) with a cloud"
  echo "that is played and answers at once. What is not \`pulumi\` is ours. AWS itself takes about half an hour for a first deploy."
  echo
  echo "| site | step | in all | \`pulumi\` | ours |"
  echo "|---|---|---:|---:|---:|"
  awk '
    function median(list,   n, items, i, j, t) {
      n = split(list, items, " ")
      for (i = 1; i < n; i++) for (j = i + 1; j <= n; j++) if (items[i] + 0 > items[j] + 0) { t = items[i]; items[i] = items[j]; items[j] = t }
      return items[int((n + 1) / 2)]
    }
    $2 == "resources" { count[$1] = $3; next }
    { key = $1 " " $2; if (!(key in all)) order[++keys] = key; all[key] = all[key] " " $3; theirs[key] = theirs[key] " " $4 }
    END {
      for (i = 1; i <= keys; i++) {
        split(order[i], name, " "); a = median(all[order[i]]); p = median(theirs[order[i]])
        printf "| %s, %d resources | `%s` | %.1f s | %.1f s | %.1f s (%d %%) |\n", name[1], count[name[1]], name[2], a / 1000, p / 1000, (a - p) / 1000, a ? (a - p) * 100 / a : 0
      }
    }' "$work/results"
} >docs/benchmarks-provision.md
cat docs/benchmarks-provision.md
