using System.Globalization;
using System.Net;
using WpAspire.Hosting.Orchestration.Engine;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.Orchestration;

/// <summary>
/// Decides the host ports. An external HTTP endpoint gets a port that is chosen once and remembered, since a site
/// stores its own address, and so does what listens in the AppHost itself, since containers are told it when they are
/// created; the port of any other endpoint is the engine's choice at each start.
/// </summary>
internal sealed class EndpointAllocator(UserSecretsStore store)
{
    /// <summary>The first port tried for an endpoint of 80 or below 1024, which an ordinary user may not take.</summary>
    private const int FirstUnprivilegedPort = 8080;

    /// <summary>The first port tried for HTTPS.</summary>
    private const int FirstHttpsPort = 8443;

    private readonly HashSet<int> _taken = [];

    /// <summary>The host port that an endpoint must have; <see langword="null"/> if any will do.</summary>
    public int? HostPort(IResource resource, EndpointAnnotation endpoint)
    {
        if (endpoint.Port is { } fixedPort)
        {
            return fixedPort;
        }

        if (!IsSite(endpoint) && resource is not IInProcessResource)
        {
            return null;
        }

        lock (_taken)
        {
            if (RememberedPort(resource, endpoint) is { } remembered)
            {
                _taken.Add(remembered);
                return remembered;
            }

            return Choose(resource, endpoint);
        }
    }

    /// <summary>Chooses another port for an endpoint of the AppHost itself, and tells the model.</summary>
    public void Renew(IInProcessResource resource, EndpointAnnotation endpoint)
    {
        lock (_taken)
        {
            Allocate(resource, endpoint, Choose(resource, endpoint));
        }
    }

    /// <summary>The host port that the model fixes or an earlier run chose; <see langword="null"/> if there is none yet.</summary>
    public int? RememberedPort(IResource resource, EndpointAnnotation endpoint) =>
        endpoint.Port ?? (int.TryParse(store.Get(Key(resource, endpoint)), CultureInfo.InvariantCulture, out var remembered) ? remembered : null);

    /// <summary>The host address that an endpoint binds: this machine only, unless the model asks for more.</summary>
    public static IPAddress HostAddress(EndpointAnnotation endpoint) =>
        endpoint.TargetHost is "0.0.0.0" or "*" or "+" ? IPAddress.Any
        : IPAddress.TryParse(endpoint.TargetHost, out var address) ? address
        : IPAddress.Loopback;

    /// <summary>Tells the model where an endpoint is reached: over the network by other containers, and on this machine.</summary>
    public static void Allocate(IResource resource, EndpointAnnotation endpoint, int? hostPort)
    {
        // What listens in the AppHost does so on the one port, whoever asks.
        if ((resource is IInProcessResource ? hostPort : endpoint.TargetPort) is { } networkPort)
        {
            Allocate(endpoint, KnownNetworkIdentifiers.DefaultAspireContainerNetwork, resource.Name, networkPort);
        }

        if (hostPort is { } port)
        {
            var address = HostAddress(endpoint);
            Allocate(endpoint, KnownNetworkIdentifiers.LocalhostNetwork, IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) ? "localhost" : address.ToString(), port);
        }
    }

    /// <summary>
    /// Tells the model which host ports the engine has given a container. A load-balanced endpoint keeps the load
    /// balancer's port, whatever its containers have.
    /// </summary>
    public static void Allocate(ContainerResource resource, ContainerState container)
    {
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>().Where(e => !LoadBalancedEndpoints.IsLoadBalanced(e, resource)))
        {
            if (container.Ports.TryGetValue($"{endpoint.TargetPort}/{ProtocolOf(endpoint)}", out var published))
            {
                Allocate(resource, endpoint, published.HostPort);
            }
        }
    }

    /// <summary>The engine's name for an endpoint's protocol.</summary>
    public static string ProtocolOf(EndpointAnnotation endpoint) => endpoint.Protocol == System.Net.Sockets.ProtocolType.Udp ? "udp" : "tcp";

    /// <summary>Fails with the holder's name if a port that a container is about to bind is taken.</summary>
    public static async Task EnsureFreeAsync(ContainerSpec spec, DockerEngine engine, ContainerState? existing, CancellationToken cancellationToken)
    {
        foreach (var port in spec.Ports.Where(static p => p.HostPort is not null && p.Protocol == "tcp"))
        {
            if (existing is { IsRunning: true } && existing.Ports.TryGetValue(port.Key, out var own) && own.HostPort == port.HostPort)
            {
                // The container that is about to be replaced has it.
                continue;
            }

            if (!PortHolder.IsFree(IPAddress.Parse(port.HostIp), port.HostPort!.Value))
            {
                throw await TakenAsync(spec.Resource, port.HostPort.Value, engine, cancellationToken);
            }
        }
    }

    /// <summary>What to say when a port is taken.</summary>
    public static async Task<DistributedApplicationException> TakenAsync(string resource, int port, DockerEngine engine, CancellationToken cancellationToken) => new(
        $"Port {port.ToString(CultureInfo.InvariantCulture)} of this machine, which the resource '{resource}' needs, is taken by {await PortHolder.DescribeAsync(port, engine, cancellationToken)}: stop that, or choose another port in the model (the `port` of its endpoint).");

    private static void Allocate(EndpointAnnotation endpoint, NetworkIdentifier network, string address, int port) =>
        endpoint.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(
            network, new AllocatedEndpoint(endpoint, address, port, EndpointBindingMode.SingleAddress, networkId: network));

    private static string Key(IResource resource, EndpointAnnotation endpoint) => $"Endpoints:{resource.Name}:{endpoint.Name}:Port";

    /// <summary>Whether people open it in their browsers, so that its address has to stay.</summary>
    public static bool IsSite(EndpointAnnotation endpoint) => endpoint is { IsExternal: true, UriScheme: "http" or "https" };

    private int Choose(IResource resource, EndpointAnnotation endpoint)
    {
        var first = resource is IInProcessResource inProcess ? inProcess.PreferredPort
            : endpoint.UriScheme == "https" ? FirstHttpsPort
            : endpoint.TargetPort is { } target and >= 1024 ? target
            : FirstUnprivilegedPort;
        var chosen = ChooseFree(first, HostAddress(endpoint));
        _taken.Add(chosen);
        store.Set(Key(resource, endpoint), chosen.ToString(CultureInfo.InvariantCulture));
        return chosen;
    }

    private int ChooseFree(int first, IPAddress address)
    {
        for (var port = first; port <= IPEndPoint.MaxPort; port++)
        {
            if (!_taken.Contains(port) && PortHolder.IsFree(address, port))
            {
                return port;
            }
        }

        throw new DistributedApplicationException($"No port from {first} to {IPEndPoint.MaxPort} of this machine is free: stop something that listens on one.");
    }
}
