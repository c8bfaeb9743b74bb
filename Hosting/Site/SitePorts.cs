using System.Net.Sockets;

namespace WpAspire.Hosting.Site;

/// <summary>
/// Chooses the ports of what listens in the AppHost. One that people open in their browsers is chosen once and kept, since a
/// site stores its own address; in tests, which ask Aspire for random ports, each is a new one. Seconds go by until what it
/// is for listens: it is held that long, so that no other program gets it, such as a second site that starts at the same time.
/// </summary>
internal sealed class SitePorts(SiteSecrets secrets, ContainerRuntime runtime, IConfiguration configuration) : IDisposable
{
    private const int FirstUnprivilegedPort = 8080;
    private const int FirstHttpsPort = 8443;

    private readonly ConcurrentDictionary<int, Socket> _held = [];

    /// <summary>The port for an endpoint: the model's, that of an earlier run, or a free one. It is held until <see cref="Release"/>.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="endpoint">Its endpoint.</param>
    /// <param name="preferred">The first port that is tried; <see langword="null"/> for the usual one of its scheme.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="mayMove">Whether another port will do where that of an earlier run is taken.</param>
    /// <exception cref="DistributedApplicationException">The port that the model or an earlier run says is taken.</exception>
    public async Task<int> ChooseAsync(IResource resource, EndpointAnnotation endpoint, int? preferred, CancellationToken cancellationToken, bool mayMove = false)
    {
        var address = HostAddress(endpoint);
        if (configuration.GetValue("DcpPublisher:RandomizePorts", false))
        {
            return TryHold(address, 0)!.Value;
        }

        var key = $"Endpoints:{resource.Name}:{endpoint.Name}:Port";
        var wanted = endpoint.Port is > 0 ? endpoint.Port : int.TryParse(secrets.Get(key), CultureInfo.InvariantCulture, out var kept) ? kept : (int?)null;
        if (wanted is { } port)
        {
            if (TryHold(address, port) is not null)
            {
                return port;
            }

            if (!mayMove || endpoint.Port is > 0)
            {
                throw await TakenAsync(resource.Name, port, cancellationToken);
            }
        }

        var chosen = FirstFree(preferred ?? Preferred(endpoint), address);
        secrets.Set(key, chosen.ToString(CultureInfo.InvariantCulture));
        return chosen;
    }

    /// <summary>Lets go of a port that was chosen: what it is for is about to listen.</summary>
    public void Release(int port)
    {
        if (_held.TryRemove(port, out var socket))
        {
            socket.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var port in _held.Keys)
        {
            Release(port);
        }
    }

    /// <summary>What to say when a port is taken.</summary>
    public async Task<DistributedApplicationException> TakenAsync(string resource, int port, CancellationToken cancellationToken) => new(
        $"Port {port.ToString(CultureInfo.InvariantCulture)} of this machine, which the resource '{resource}' needs, is taken by {await PortHolder.DescribeAsync(port, runtime, cancellationToken)}: stop that, or choose another port in the model (the `port` of its endpoint).");

    /// <summary>The address that an endpoint binds: this machine only, unless the model asks for more.</summary>
    public static IPAddress HostAddress(EndpointAnnotation endpoint) =>
        endpoint.TargetHost is "0.0.0.0" or "*" or "+" ? IPAddress.Any
        : IPAddress.TryParse(endpoint.TargetHost, out var address) ? address
        : IPAddress.Loopback;

    private static int Preferred(EndpointAnnotation endpoint) =>
        endpoint.UriScheme == "https" ? FirstHttpsPort
        : endpoint.TargetPort is { } target and >= 1024 ? target
        : FirstUnprivilegedPort;

    private int FirstFree(int first, IPAddress address)
    {
        for (var port = first; port <= IPEndPoint.MaxPort; port++)
        {
            if (TryHold(address, port) is not null)
            {
                return port;
            }
        }

        throw new DistributedApplicationException($"No port from {first} to {IPEndPoint.MaxPort} of this machine is free: stop something that listens on one.");
    }

    private int? TryHold(IPAddress address, int port)
    {
        if (PortHolder.TryListen(address, port) is not { } socket)
        {
            return null;
        }

        var held = ((IPEndPoint)socket.LocalEndPoint!).Port;
        _held[held] = socket;
        return held;
    }
}
