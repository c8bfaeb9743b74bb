using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>
/// Brings one container of the engine to its specification: keeps what matches, starts what has stopped, replaces
/// what differs, creates what is missing.
/// </summary>
internal sealed class ContainerReconciler(EngineConnection connection, SiteIdentity site) : IDisposable
{
    private readonly SemaphoreSlim _networkGate = new(1, 1);
    private bool _networkExists;

    /// <summary>Creates the site's network, once.</summary>
    public async Task EnsureNetworkAsync(CancellationToken cancellationToken)
    {
        await _networkGate.WaitAsync(cancellationToken);
        try
        {
            if (!_networkExists)
            {
                await (await connection.GetAsync(cancellationToken)).EnsureNetworkAsync(SiteNames.Network(site), site, cancellationToken);
                _networkExists = true;
            }
        }
        finally
        {
            _networkGate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _networkGate.Dispose();

    /// <summary>Makes the container of a specification run.</summary>
    /// <returns>The running container, and whether it was already running.</returns>
    public async Task<(ContainerState Container, bool WasRunning)> EnsureRunningAsync(ContainerSpec spec, CancellationToken cancellationToken)
    {
        var engine = await connection.GetAsync(cancellationToken);
        var existing = await engine.InspectContainerAsync(spec.Name, cancellationToken);
        if (existing is not null && existing.Resource != spec.Resource)
        {
            throw new DistributedApplicationException(
                $"The name '{spec.Name}', which the container of the resource '{spec.Resource}' needs, is taken by another container: remove that, or choose another name with WithContainerName.");
        }

        var action = Reconciliation.Decide(spec, existing);
        if (action == ReconcileAction.Keep)
        {
            return (existing!, true);
        }

        await EndpointAllocator.EnsureFreeAsync(spec, engine, existing, cancellationToken);
        var id = existing?.Id;
        if (action is ReconcileAction.Replace)
        {
            await engine.StopContainerAsync(id!, cancellationToken);
            await engine.RemoveContainerAsync(id!, cancellationToken);
        }

        if (action is ReconcileAction.Replace or ReconcileAction.Create)
        {
            var volumes = Task.WhenAll(spec.Mounts
                .Where(static m => m is { IsVolume: true, Source: not null })
                .Select(m => engine.EnsureVolumeAsync(m.Source!, spec.Resource, site, cancellationToken)));
            await Task.WhenAll(volumes, EnsureNetworkAsync(cancellationToken));
            await VolumeOwnership.EnsureAsync(engine, spec, site, cancellationToken);
            id = await engine.CreateContainerAsync(spec, site, cancellationToken);
        }

        await engine.StartContainerAsync(id!, spec.Resource, cancellationToken);
        var started = await engine.InspectContainerAsync(id!, cancellationToken)
            ?? throw new DistributedApplicationException($"The container of the resource '{spec.Resource}' was removed while it started: run again.");
        return (started, false);
    }
}
