using WpAspire.Provisioning.Aws.CloudFront;
using WpAspire.Provisioning.Aws.Route53;
using WpAspire.Provisioning.Aws.Route53.Inputs;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The public name of a site.</summary>
internal static class DnsRecords
{
    /// <summary>Adds the records, if the site has a name and its zone is in Route 53.</summary>
    public static void Create(TopologyContext context, PublicEndpoint endpoint, Distribution? distribution)
    {
        if (endpoint.Domain is not { } domain || context.Options.HostedZoneId is not { } zone)
        {
            return;
        }

        // A load balancer has no IPv6 address here; CloudFront has.
        string[] types = distribution is null ? ["A"] : ["A", "AAAA"];
        foreach (var type in types)
        {
            context.Add(new Record($"{endpoint.Workload.Name}-{type.ToLowerInvariant()}-record", new RecordArgs
            {
                ZoneId = zone,
                Name = domain,
                Type = type,
                Aliases =
                [
                    distribution is null
                        ? Alias(endpoint.LoadBalancer.DnsName, endpoint.LoadBalancer.ZoneId, evaluateHealth: true)
                        : Alias(distribution.DomainName, distribution.HostedZoneId, evaluateHealth: false),
                ],
            }));
        }
    }

    private static RecordAliasArgs Alias(Output<string> name, Output<string> zone, bool evaluateHealth) =>
        new() { Name = name, ZoneId = zone, EvaluateTargetHealth = evaluateHealth };
}
