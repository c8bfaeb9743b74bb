using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Tests.Topology.Properties;

/// <summary>Who talks to whom, read from the model's own expressions.</summary>
internal static class TalkingRoles
{
    public static HashSet<(string From, string To)> Of(CloudModel model, AwsOptions options)
    {
        var pairs = new HashSet<(string From, string To)>();
        foreach (var workload in model.Workloads)
        {
            pairs.UnionWith(workload.Environment.Select(static e => e.Value).Concat(workload.Arguments).SelectMany(References)
                .Where(r => r != workload.Resource).Select(r => (workload.Name, r.Name)));
            pairs.UnionWith(workload.Mounts.Select(m => (workload.Name, m.Volume.Name)));
            if (workload.Ports.Any(static p => p.IsExternal))
            {
                pairs.Add(($"{workload.Name}-balancer", workload.Name));
            }

            if (options.Network.InterfaceEndpoints.Count > 0)
            {
                pairs.Add((workload.Name, "endpoints"));
            }
        }

        if (options is { Compute.LaunchType: LaunchType.Ec2, Network.InterfaceEndpoints.Count: > 0 })
        {
            pairs.Add(("instances", "endpoints"));
        }

        return pairs;
    }

    private static IEnumerable<IResource> References(object? value) => value switch
    {
        IResourceBuilder<IResource> builder => References(builder.Resource),
        EndpointReference endpoint when endpoint.ContextNetworkID != KnownNetworkIdentifiers.PublicInternet => [endpoint.Resource],
        EndpointReferenceExpression expression => References(expression.Endpoint),
        ReferenceExpression expression => expression.ValueProviders.SelectMany(References),
        _ => [],
    };
}
