using System.Security.Cryptography.X509Certificates;

namespace WpAspire.Hosting.LoadBalancing;

/// <summary>Makes the load balancers of a resource: one for each port of its containers.</summary>
internal sealed class LoadBalancerFactory(SitePorts ports, IDeveloperCertificateService certificates, ResourceLoggerService loggers)
{
    /// <summary>Gives the resource's endpoints their ports, and makes what will listen on them.</summary>
    /// <exception cref="DistributedApplicationException">A port is taken, or there is no certificate.</exception>
    public async Task<IReadOnlyDictionary<int, LoadBalancer>> CreateAsync(ContainerResource resource, CancellationToken cancellationToken)
    {
        var balancers = new Dictionary<int, LoadBalancer>();
        foreach (var group in resource.Annotations.OfType<EndpointAnnotation>().GroupBy(static e => e.TargetPort!.Value).ToList())
        {
            var listeners = new List<Listener>();
            foreach (var endpoint in group)
            {
                var port = await ports.ChooseAsync(resource, endpoint, preferred: null, cancellationToken);
                listeners.Add(new Listener(endpoint.Name, SitePorts.HostAddress(endpoint), port, endpoint.UriScheme == "https", () => ports.Release(port)));
                Allocate(resource, endpoint, port, group.Key);
            }

            balancers[group.Key] = new LoadBalancer(resource.Name, listeners, Certificate(resource, listeners), Liveness(resource, group.Key), loggers.GetLogger(resource));
        }

        return balancers;
    }

    // From this machine it is the load balancer; other containers ask the containers themselves, under the name of all.
    private static void Allocate(ContainerResource resource, EndpointAnnotation endpoint, int port, int targetPort)
    {
        var address = SitePorts.HostAddress(endpoint);
        endpoint.IsProxied = false;
        endpoint.Port = port;
        endpoint.TargetPort = port;
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) ? "localhost" : address.ToString(), port);
        endpoint.AllocateForContainers(resource.Name, targetPort);
    }

    private X509Certificate2? Certificate(ContainerResource resource, List<Listener> listeners) =>
        listeners.FirstOrDefault(static l => l.IsHttps) is not { } https ? null
            : certificates.Certificates.FirstOrDefault(static c => c.HasPrivateKey) ?? throw new DistributedApplicationException(
                $"The endpoint '{https.Endpoint}' of the resource '{resource.Name}' needs .NET's development certificate, which this user does not have: make it with `dotnet dev-certs https`, and `dotnet dev-certs https --trust` lets browsers accept it.");

    private static EndpointProbeAnnotation? Liveness(ContainerResource resource, int targetPort) =>
        resource.Annotations.OfType<EndpointProbeAnnotation>().LastOrDefault(p => p.Type == ProbeType.Liveness && p.EndpointReference.Resource == resource && p.EndpointReference.TargetPort == targetPort);
}
