using System.Net;
using System.Numerics;
using WpAspire.Provisioning.Options.Binding;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options.Checks;

/// <summary>Whether subnets fit into the network, and whether containers reach what they need.</summary>
internal static class NetworkChecks
{
    private const int Tiers = 3;

    // A load balancer needs at least so many addresses in a subnet.
    private const int SmallestSubnet = 27;

    private static readonly string[] s_neededByTasks = ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssmmessages"];
    private static readonly string[] s_neededByInstances = ["ecs", "ecs-agent", "ecs-telemetry"];

    /// <summary>The length of the prefix of each subnet, where all have the same size.</summary>
    public static int SubnetPrefix(int networkPrefix, int zones) => networkPrefix + BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)(Tiers * zones)));

    public static IEnumerable<OptionProblem> Check(AwsOptions options)
    {
        var network = options.Network;
        if (SubnetPrefix(IPNetwork.Parse(network.Cidr).PrefixLength, network.ZoneCount) > SmallestSubnet)
        {
            var largest = SmallestSubnet - SubnetPrefix(0, network.ZoneCount);
            yield return With(options.Network.Cidr, $"be a /{largest} or larger, to have room for {Tiers} subnets of /{SmallestSubnet} in each zone, because {Given(options.Network.ZoneCount)}");
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
