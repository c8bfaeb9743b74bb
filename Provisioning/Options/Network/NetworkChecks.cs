using System.Net;
using WpAspire.Provisioning.Options.Binding;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options;

/// <summary>Whether subnets fit into the network, and whether containers reach what they need.</summary>
internal static class NetworkChecks
{
    private static readonly string[] s_neededByTasks = ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssmmessages"];
    private static readonly string[] s_neededByInstances = ["ecs", "ecs-agent", "ecs-telemetry"];

    public static IEnumerable<OptionProblem> Check(AwsOptions options)
    {
        var network = options.Network;
        var places = Math.Max(network.ZoneCount, network.Zones.Count);
        if (SubnetSize.PrefixLength(IPNetwork.Parse(network.Cidr).PrefixLength, places) > SubnetSize.LongestPrefix)
        {
            var longest = SubnetSize.LongestPrefix - SubnetSize.PrefixLength(0, places);
            yield return With(options.Network.Cidr, $"be a /{longest} or larger, to have room for three subnets of /{SubnetSize.LongestPrefix} in each zone, because {Given(options.Network.ZoneCount)}");
        }

        foreach (var problem in Zones(options))
        {
            yield return problem;
        }

        foreach (var problem in Existing(options))
        {
            yield return problem;
        }

        if (network.Nat == NatMode.None)
        {
            string[] needed = options.Compute.LaunchType == LaunchType.Ec2 ? [.. s_neededByTasks, .. s_neededByInstances] : s_neededByTasks;
            var missing = needed.Except(network.InterfaceEndpoints).ToArray();
            if (missing.Length > 0)
            {
                yield return With(options.Network.InterfaceEndpoints, $"have {string.Join(", ", missing)} too, because {Given(options.Network.Nat)}");
            }
            else if (options.Telemetry.Exporter == TelemetryExporter.XRay && !network.InterfaceEndpoints.Contains("xray"))
            {
                yield return With(options.Network.InterfaceEndpoints, $"have xray too, because {Given(options.Network.Nat)} and {Given(options.Telemetry.Exporter)}");
            }
        }
    }

    private static IEnumerable<OptionProblem> Existing(AwsOptions options)
    {
        var network = options.Network;
        (string Key, IReadOnlyList<string> Subnets, bool IsNeeded)[] tiers =
        [
            (Name(options.Network.PublicSubnets), network.PublicSubnets, !options.CloudFront.Enabled),
            (Name(options.Network.AppSubnets), network.AppSubnets, true),
            (Name(options.Network.DataSubnets), network.DataSubnets, true),
        ];
        foreach (var (key, subnets, isNeeded) in tiers)
        {
            var given = subnets.Count == 0 ? null : string.Join(',', subnets);
            if (network.VpcId is null)
            {
                if (given is not null)
                {
                    yield return Refused(key, given, $"be empty, because {Given(options.Network.VpcId)}");
                }
            }
            else if (given is null ? isNeeded : !IsTag(subnets) && (subnets.Any(static s => s.Contains('=', StringComparison.Ordinal)) || subnets.Count != network.ZoneCount))
            {
                yield return Refused(key, given, $"be a tag such as Tier=app, or the IDs of {network.ZoneCount} subnets, one in each zone, because {Given(options.Network.VpcId)}");
            }
        }

        if (network.AppSubnets.Any(network.PublicSubnets.Contains))
        {
            yield return With(options.Network.AppSubnets, $"be other subnets than {Name(options.Network.PublicSubnets)}: a container has no public address, and from there no way out");
        }
    }

    private static bool IsTag(IReadOnlyList<string> subnets) => subnets is [var tag] && tag.Contains('=', StringComparison.Ordinal);

    private static IEnumerable<OptionProblem> Zones(AwsOptions options)
    {
        var network = options.Network;
        var zones = network.Zones.Where(static z => z != NetworkOptions.EmptyPlace).ToList();
        if (network.Zones.Count == 0)
        {
            if (options.ZoneIds.Count is > 0 and var most && network.ZoneCount > most)
            {
                yield return With(options.Network.ZoneCount, $"be at most {most}, because {Given(options.Region)}, where only {string.Join(", ", options.ZoneIds)} have all that a site needs");
            }

            yield break;
        }

        if (zones.Count != network.ZoneCount)
        {
            yield return With(options.Network.Zones, $"be {network.ZoneCount} zones, because {Given(options.Network.ZoneCount)}");
        }

        if (network.Zones.Count > SubnetSize.MostZones)
        {
            yield return With(options.Network.Zones, $"have at most {SubnetSize.MostZones} places, empty ones too");
        }

        if (zones.Any(z => !IsOf(options, z)))
        {
            yield return With(options.Network.Zones, $"be zones that a site can use such as {options.Region}a{(options.ZoneIds is [var id, ..] ? $" or {id}" : "")}, because {Given(options.Region)}");
        }
    }

    private static bool IsOf(AwsOptions options, string zone) =>
        zone.Contains("-az", StringComparison.Ordinal) ? options.ZoneIds.Contains(zone) : zone[..^1] == options.Region;
}
