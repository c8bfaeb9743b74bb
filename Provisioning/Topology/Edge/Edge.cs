using WpAspire.Provisioning.Aws.CloudFront;
using WpAspire.Provisioning.Aws.WafV2;
using WpAspire.Provisioning.Model;

namespace WpAspire.Provisioning.Topology;

/// <summary>What stands before a load balancer: a firewall, a content delivery network, a name.</summary>
internal sealed record Edge
{
    /// <summary>The container that it leads to.</summary>
    public required Workload Workload { get; init; }

    /// <summary>The content delivery network; <see langword="null"/> if visitors reach the load balancer itself.</summary>
    public Distribution? Distribution { get; init; }

    /// <summary>The firewall; <see langword="null"/> if there is none.</summary>
    public WebAcl? WebAcl { get; init; }

    /// <summary>Adds what stands before each load balancer.</summary>
    public static IReadOnlyList<Edge> Create(TopologyContext context, IReadOnlyList<PublicEndpoint> endpoints, Certificates certificates, IReadOnlyList<UploadsBucket> uploads)
    {
        if (endpoints.Count == 0)
        {
            return [];
        }

        var firewall = Firewall.Create(context);
        var cdn = context.Options.CloudFront.Enabled ? ContentDelivery.Create(context) : null;
        return [.. endpoints.Select(endpoint =>
        {
            var distribution = cdn?.AddDistribution(context, endpoint, certificates, firewall, uploads.FirstOrDefault(u => u.Site == endpoint.Workload));
            if (distribution is null && firewall is not null)
            {
                Firewall.Associate(context, firewall, endpoint);
            }

            DnsRecords.Create(context, endpoint, distribution);
            return new Edge { Workload = endpoint.Workload, Distribution = distribution, WebAcl = firewall };
        })];
    }
}
