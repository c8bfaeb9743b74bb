using System.Net;
using WpAspire.Provisioning.Options.Binding;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options.Checks;

/// <summary>Whether subnets fit into the network, and whether containers reach what they need.</summary>
internal static class NetworkChecks
{
    private static readonly string[] s_neededByTasks = ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssmmessages"];
    private static readonly string[] s_neededByInstances = ["ecs", "ecs-agent", "ecs-telemetry"];

    public static IEnumerable<OptionProblem> Check(AwsOptions options)
    {
        var network = options.Network;
        if (SubnetSize.PrefixLength(IPNetwork.Parse(network.Cidr).PrefixLength, network.ZoneCount) > SubnetSize.LongestPrefix)
        {
            var longest = SubnetSize.LongestPrefix - SubnetSize.PrefixLength(0, network.ZoneCount);
            yield return With(options.Network.Cidr, $"be a /{longest} or larger, to have room for three subnets of /{SubnetSize.LongestPrefix} in each zone, because {Given(options.Network.ZoneCount)}");
        }

        if (network.Zones.Count > 0 && network.Zones.Count != network.ZoneCount)
        {
            yield return With(options.Network.Zones, $"be {network.ZoneCount} zones, because {Given(options.Network.ZoneCount)}");
        }

        if (network.Zones.Any(z => z[..^1] != options.Region))
        {
            yield return With(options.Network.Zones, $"be zones of the region such as {options.Region}a, because {Given(options.Region)}");
        }

        if (network.Nat == NatMode.None)
        {
            string[] needed = options.Compute.LaunchType == LaunchType.Ec2 ? [.. s_neededByTasks, .. s_neededByInstances] : s_neededByTasks;
            var missing = needed.Except(network.InterfaceEndpoints).ToArray();
            if (missing.Length > 0)
            {
                yield return With(options.Network.InterfaceEndpoints, $"have {string.Join(", ", missing)} too, because {Given(options.Network.Nat)}");
            }
        }
    }
}
