using WpAspire.Provisioning.Aws.CloudFront;
using WpAspire.Provisioning.Aws.Route53;
using WpAspire.Provisioning.Aws.Route53.Inputs;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The public names of a site.</summary>
internal static class DnsRecords
{
    /// <summary>Adds the records, if the site has names and their zone is in Route 53.</summary>
    public static void Create(TopologyContext context, PublicEndpoint endpoint, Distribution? distribution)
    {
        if (context.NamesOf(endpoint.Workload) is not { } names || context.Options.HostedZoneId is not { } zone)
        {
            return;
        }

        // A load balancer has no IPv6 address here; CloudFront has.
        string[] types = distribution is null ? ["A"] : ["A", "AAAA"];
        foreach (var (name, type) in names.All.SelectMany(name => types.Select(type => (name, type))))
        {
            var own = name == names.Canonical ? "" : $"{SiteNames.LogicalName(name)}-";
            context.Add(new Record($"{endpoint.Workload.Name}-{own}{type.ToLowerInvariant()}-record", new RecordArgs
            {
                ZoneId = zone,
                Name = name,
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
