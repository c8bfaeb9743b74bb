using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using WpAspire.Hosting.Mail;
using WpAspire.Hosting.Orchestration.Engine;
using WpAspire.Hosting.Orchestration.LoadBalancing;

namespace WpAspire.Hosting.Orchestration;

/// <summary>
/// Describes a site from outside the process that runs it: the model says what there should be, the engine what there
/// is, and the health checks are asked anew.
/// </summary>
internal sealed class SiteInspector(
    SiteIdentity site, SiteStateDirectory state, DistributedApplicationModel model, EngineConnection connection, ModelPreparation preparation,
    ContainerSpecFactory specs, ResourceUrlSnapshots urls, ReplicaHealth health, Secrets.UserSecretsStore secrets, MailReport mail)
{
    private static readonly TimeSpan s_healthTimeout = TimeSpan.FromSeconds(8);

    /// <summary>The resource of this name.</summary>
    /// <exception cref="DistributedApplicationException">The model has none.</exception>
    public IResource Find(string name) => model.Find(name);

    /// <summary>The container resource of this name.</summary>
    /// <exception cref="DistributedApplicationException">The model has none.</exception>
    public ContainerResource FindContainer(string name) =>
        Find(name) as ContainerResource
        ?? throw new DistributedApplicationException(
            $"The resource '{name}' has no container: allowed are {string.Join(", ", model.Resources.OfType<ContainerResource>().Select(static r => r.Name))}.");

    /// <summary>The containers of the site, by resource and in the order of their replicas, with their ports told to the model.</summary>
    public async Task<ILookup<string, ContainerState>> ContainersAsync(CancellationToken cancellationToken)
    {
        await preparation.PrepareAsync(cancellationToken);
        var engine = await connection.GetAsync(cancellationToken);
        var listed = await engine.ListContainersAsync(site, cancellationToken);
        var inspected = await Task.WhenAll(listed.Select(c => engine.InspectContainerAsync(c.Id, cancellationToken)));
        var containers = inspected.OfType<ContainerState>().OrderBy(static c => c.Replica).ToLookup(static c => c.Resource, StringComparer.OrdinalIgnoreCase);

        foreach (var resource in model.Resources.OfType<ContainerResource>())
        {
            if (containers[resource.Name].FirstOrDefault(static c => c.IsRunning) is { } container)
            {
                EndpointAllocator.Allocate(resource, container);
            }
        }

        return containers;
    }

    /// <summary>The site as it is now.</summary>
    public async Task<SiteDescription> DescribeAsync(CancellationToken cancellationToken)
    {
        var containers = await ContainersAsync(cancellationToken);
        var isRun = SiteLock.IsHeld(state);
        var status = isRun ? AppHostStatus.TryRead(state) : null;
        var resources = await Task.WhenAll(model.Resources.Select(r => DescribeAsync(r, containers, cancellationToken)));
        return new SiteDescription(site.Name, isRun ? (status?.Phase ?? AppHostPhase.Starting).ToString() : "NotRunning", status?.ProcessId, secrets.FilePath, resources);
    }

    /// <summary>One resource as it is now.</summary>
    public async Task<ResourceDescription> DescribeAsync(IResource resource, CancellationToken cancellationToken) =>
        await DescribeAsync(resource, await ContainersAsync(cancellationToken), cancellationToken);

    /// <summary>The state and health of one resource.</summary>
    public async Task<ResourceStatus> StatusAsync(IResource resource, ILookup<string, ContainerState> containers, CancellationToken cancellationToken)
    {
        if (resource is IInProcessResource)
        {
            return SiteLock.IsHeld(state)
                ? new ResourceStatus(KnownResourceStates.Running, await HealthAsync(resource, container: null, cancellationToken), [])
                : new ResourceStatus(KnownResourceStates.NotStarted, [], []);
        }

        if (ResourceGraph.ContainerOf(resource) is not { } owner)
        {
            return new ResourceStatus(KnownResourceStates.Running, [], []);
        }

        var replicas = await Task.WhenAll(containers[owner.Name].Select(c => ReplicaAsync(resource, c, cancellationToken)));
        if (replicas.Length == 0)
        {
            return new ResourceStatus(KnownResourceStates.NotStarted, [], []);
        }

        var reports = replicas.Any(static r => r.IsRunning) ? ReplicaAggregate.HealthOf(replicas) : [];
        if (resource is ContainerResource container && replicas.Any(static r => r.IsHealthy) && await PublicAddress.CheckAsync(container, cancellationToken) is { Status: not HealthStatus.Healthy } unreached)
        {
            reports = [new HealthReportSnapshot("load balancer", unreached.Status, SiteLock.IsHeld(state) ? unreached.Description : "No AppHost runs, so that nothing listens at its address: `run` or `start` takes the containers over.", null), .. reports];
        }

        return new ResourceStatus(ReplicaAggregate.StateOf(replicas), reports, resource is ContainerResource ? replicas : []);
    }

    private async Task<ReplicaState> ReplicaAsync(IResource resource, ContainerState container, CancellationToken cancellationToken) => new()
    {
        Replica = container.Replica,
        State = container.IsRunning ? KnownResourceStates.Running : container.ExitCode == 0 ? KnownResourceStates.Finished : KnownResourceStates.Exited,
        Container = container,
        ExitCode = container.ExitCode,
        Health = container.IsRunning ? await HealthAsync(resource, resource is ContainerResource ? container : null, cancellationToken) : [],
    };

    private async Task<ImmutableArray<HealthReportSnapshot>> HealthAsync(IResource resource, ContainerState? container, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_healthTimeout);
        try
        {
            return HealthMonitor.Snapshot(await health.CheckAsync(resource, container, timeout.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [new HealthReportSnapshot("timeout", HealthStatus.Unhealthy, $"Its health checks had no answer within {s_healthTimeout.TotalSeconds} seconds.", null)];
        }
    }

    private async Task<ResourceDescription> DescribeAsync(IResource resource, ILookup<string, ContainerState> containers, CancellationToken cancellationToken)
    {
        var status = await StatusAsync(resource, containers, cancellationToken);
        var container = status.Replicas is [var first, ..] ? first.Container : null;
        return new ResourceDescription
        {
            Name = resource.Name,
            Type = resource.GetType().Name.Replace("Resource", "", StringComparison.Ordinal),
            Parent = (resource as IResourceWithParent)?.Parent.Name,
            State = status.State,
            Health = status.Health?.ToString(),
            Message = status.Message,
            Image = container?.Image,
            Container = container?.Name,
            StartedAt = container?.StartedAt,
            ExitCode = container?.ExitCode,
            Replicas = status.Replicas.Count > 1 ? [.. status.Replicas.Select(ReplicaDescription.From)] : null,
            Urls = status.Replicas.Any(static r => r.IsRunning) || (resource is IInProcessResource && status.IsUp) ? [.. (await urls.ResolveAsync(resource, cancellationToken)).Select(static u => new UrlDescription(u.DisplayProperties.DisplayName, u.Url))] : [],
            Connection = await ConnectionAsync(resource, containers, cancellationToken),
            Environment = resource is ContainerResource containerResource && container is not null
                ? await specs.EnvironmentAsync(containerResource, NullLogger.Instance, cancellationToken)
                : [],
            Volumes = Volumes(resource),
            Mail = resource is MailCatcherResource && status.IsUp ? await mail.AskAsync(resource.Name, cancellationToken) : null,
            Value = resource is ParameterResource parameter ? await parameter.GetValueAsync(cancellationToken) : null,
        };
    }

    private async Task<SortedDictionary<string, string>> ConnectionAsync(
        IResource resource, ILookup<string, ContainerState> containers, CancellationToken cancellationToken)
    {
        var connection = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var owner = ResourceGraph.ContainerOf(resource);
        var isUp = owner is not null ? containers[owner.Name].Any(static c => c.IsRunning) : resource is not IInProcessResource || SiteLock.IsHeld(state);
        if (resource is IResourceWithConnectionString source && isUp)
        {
            foreach (var (name, value) in source.GetConnectionProperties())
            {
                connection[name] = await value.GetValueAsync(cancellationToken) ?? "";
            }
        }

        return connection;
    }

    private SortedDictionary<string, string> Volumes(IResource resource)
    {
        var volumes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, mount, label) in VolumeMounts.Of(resource, model))
        {
            volumes[label] = string.Create(CultureInfo.InvariantCulture, $"{mount.Source ?? "(anonymous)"}{(mount.IsReadOnly ? " (read-only)" : "")}");
        }

        return volumes;
    }
}
