using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration.LoadBalancing;

/// <summary>The load balancers of a run: one for each container port that is for the outside world.</summary>
internal sealed class LoadBalancers(
    SiteIdentity site, DistributedApplicationModel model, EndpointAllocator endpoints, EngineConnection connection, ResourceLoggerService loggers) : IAsyncDisposable
{
    // As AWS gives a target that leaves.
    private static readonly TimeSpan s_drainPatience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<(string Resource, int TargetPort), LoadBalancer> _balancers = [];

    /// <summary>All of them, by the resource that they stand before.</summary>
    public IEnumerable<(string Resource, LoadBalancer Balancer)> All => _balancers.Select(static b => (b.Key.Resource, b.Value));

    /// <summary>Sees to it that the ports can be had, before anything is started.</summary>
    /// <exception cref="DistributedApplicationException">A port is taken, or there is no certificate.</exception>
    public async Task EnsureFreeAsync(CancellationToken cancellationToken)
    {
        foreach (var resource in model.Resources.OfType<ContainerResource>())
        {
            foreach (var group in LoadBalancedEndpoints.Of(resource).GroupBy(static e => e.TargetPort!.Value))
            {
                var listeners = group.Select(e => new Listener(e.Name, EndpointAllocator.HostAddress(e), endpoints.HostPort(resource, e)!.Value, e.UriScheme == "https")).ToList();
                foreach (var listener in listeners)
                {
                    await EnsureFreeAsync(resource, listener, cancellationToken);
                }

                _balancers[(resource.Name, group.Key)] = Create(resource, listeners, group.Key);
            }
        }
    }

    /// <summary>Begins to listen on all ports.</summary>
    /// <exception cref="DistributedApplicationException">A port has been taken meanwhile.</exception>
    public Task StartAsync(CancellationToken cancellationToken) => Task.WhenAll(_balancers.Select(async entry =>
    {
        try
        {
            await entry.Value.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException)
        {
            var engine = await connection.GetAsync(cancellationToken);
            var taken = entry.Value.Listeners.FirstOrDefault(static l => !PortHolder.IsFree(l.Address, l.Port)) ?? entry.Value.Listeners[0];
            throw await EndpointAllocator.TakenAsync(entry.Key.Resource, taken.Port, engine, cancellationToken);
        }
    }));

    /// <summary>Lets a replica take requests.</summary>
    public Task AddAsync(IResource resource, ContainerState container, CancellationToken cancellationToken) => Task.WhenAll(
        Of(resource).Select(entry => ContainerAddress.Of(Endpoint(resource, entry.TargetPort), resource, container) is { } address
            ? entry.Balancer.AddAsync(container.Id, SiteNames.Replica(resource.Name, container.Replica), address, cancellationToken)
            : Task.CompletedTask));

    /// <summary>Lets a replica take no more requests, and waits until it has answered those that it has.</summary>
    public Task DrainAsync(IResource resource, ContainerState container, CancellationToken cancellationToken) =>
        Task.WhenAll(Of(resource).Select(entry => entry.Balancer.DrainAsync(container.Id, s_drainPatience, cancellationToken)));

    /// <summary>Forgets a replica that has ended.</summary>
    public Task WithdrawAsync(IResource resource, ContainerState container) =>
        Task.WhenAll(Of(resource).Select(entry => entry.Balancer.WithdrawAsync(container.Id)));

    /// <summary>Stops listening, and ends when the last requests have been answered, or at once.</summary>
    public Task StopAsync(bool force, CancellationToken cancellationToken) =>
        Task.WhenAll(_balancers.Values.Select(b => b.StopAsync(force ? TimeSpan.Zero : s_drainPatience, cancellationToken)));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var balancer in _balancers.Values)
        {
            await balancer.DisposeAsync();
        }
    }

    private IEnumerable<(int TargetPort, LoadBalancer Balancer)> Of(IResource resource) =>
        _balancers.Where(b => b.Key.Resource == resource.Name).Select(static b => (b.Key.TargetPort, b.Value));

    private static EndpointAnnotation Endpoint(IResource resource, int targetPort) =>
        LoadBalancedEndpoints.Of(resource).First(e => e.TargetPort == targetPort);

    private LoadBalancer Create(ContainerResource resource, List<Listener> listeners, int targetPort)
    {
        var certificate = listeners.FirstOrDefault(static l => l.IsHttps) is not { } https ? null
            : DevelopmentCertificate.Find() ?? throw new DistributedApplicationException(
                $"The endpoint '{https.Endpoint}' of the resource '{resource.Name}' needs .NET's development certificate, which this user does not have: make it with `dotnet dev-certs https`, and `dotnet dev-certs https --trust` lets browsers accept it.");
        var alive = resource.Annotations.OfType<EndpointProbeAnnotation>()
            .LastOrDefault(p => p.Type == ProbeType.Liveness && p.EndpointReference.Resource == resource && p.EndpointReference.TargetPort == targetPort);
        return new LoadBalancer(resource.Name, listeners, certificate, alive, loggers.GetLogger(resource));
    }

    private async Task EnsureFreeAsync(ContainerResource resource, Listener listener, CancellationToken cancellationToken)
    {
        if (PortHolder.IsFree(listener.Address, listener.Port))
        {
            return;
        }

        // A container of this site that still has the port itself was made of another model, and is replaced anyway.
        var engine = await connection.GetAsync(cancellationToken);
        var own = (await engine.ListContainersAsync(site, cancellationToken)).Where(c => c.Ports.Values.Any(p => p.HostPort == listener.Port)).ToList();
        foreach (var container in own)
        {
            await engine.StopContainerAsync(container.Id, cancellationToken);
            await engine.RemoveContainerAsync(container.Id, cancellationToken);
        }

        if (own.Count == 0 || !PortHolder.IsFree(listener.Address, listener.Port))
        {
            throw await EndpointAllocator.TakenAsync(resource.Name, listener.Port, engine, cancellationToken);
        }
    }
}
