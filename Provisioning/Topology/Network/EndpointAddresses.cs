using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The addresses of the application's endpoints in AWS, as the one who asks can reach them.</summary>
internal sealed class EndpointAddresses(
    IReadOnlyList<ManagedDatabase> databases, IReadOnlyList<ManagedCache> caches, IReadOnlyList<PublicEndpoint> publicEndpoints, ServiceDiscovery discovery)
{
    /// <summary>A property of an endpoint.</summary>
    /// <exception cref="DistributedApplicationException">The endpoint has no such property in AWS.</exception>
    public Expression Resolve(EndpointReference endpoint, EndpointProperty property) => Combine(Address(endpoint), endpoint, property);

    private EndpointAddress Address(EndpointReference endpoint)
    {
        switch (endpoint.Resource)
        {
            case MariaDbServerResource server:
                var database = databases.Single(d => d.Server == server);
                return new("tcp", database.Instance.Address, database.Port, IsTls: true);
            case RedisResource redis:
                var cache = caches.Single(c => c.Resource == redis);
                return new("rediss", cache.Group.PrimaryEndpointAddress, ManagedCache.Port, IsTls: true);
        }

        if (endpoint.ContextNetworkID == KnownNetworkIdentifiers.PublicInternet)
        {
            var open = publicEndpoints.FirstOrDefault(p => p.Workload.Resource == endpoint.Resource && p.Workload.ExternalPort!.Endpoint == endpoint.EndpointAnnotation)
                ?? throw new DistributedApplicationException(
                    $"The endpoint '{endpoint.EndpointName}' of '{endpoint.Resource.Name}' is not reached from outside, and something needs its public address: add WithExternalHttpEndpoints() to '{endpoint.Resource.Name}'.");
            return new(open.Scheme, open.Host, open.Port, open.Scheme == "https");
        }

        var annotation = endpoint.EndpointAnnotation;
        return new(annotation.UriScheme, discovery.HostOf(endpoint.Resource), annotation.TargetPort!.Value, annotation.TlsEnabled);
    }

    private static Expression Combine(EndpointAddress address, EndpointReference endpoint, EndpointProperty property) => property switch
    {
        EndpointProperty.Scheme => new LiteralExpression(address.Scheme),
        EndpointProperty.Host or EndpointProperty.IPV4Host => address.Host.Expression,
        EndpointProperty.Port => new LiteralExpression(Text(address.Port)),
        EndpointProperty.HostAndPort => Output.Format($"{address.Host}:{address.Port}").Expression,
        EndpointProperty.TlsEnabled => new LiteralExpression(address.IsTls ? bool.TrueString : bool.FalseString),
        EndpointProperty.TargetPort => new LiteralExpression(Text(endpoint.TargetPort ?? address.Port)),
        EndpointProperty.Url when address.Port == DefaultPort(address.Scheme) => Output.Format($"{address.Scheme}://{address.Host}").Expression,
        EndpointProperty.Url => Output.Format($"{address.Scheme}://{address.Host}:{address.Port}").Expression,
        _ => throw new DistributedApplicationException($"The property {property} of the endpoint '{endpoint.EndpointName}' of '{endpoint.Resource.Name}' has no counterpart in AWS."),
    };

    private static int DefaultPort(string scheme) => scheme switch { "http" => 80, "https" => 443, _ => 0 };

    private static string Text(int port) => port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed record EndpointAddress(string Scheme, Input<string> Host, int Port, bool IsTls);
}
