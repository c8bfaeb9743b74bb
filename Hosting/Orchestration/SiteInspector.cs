using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>
/// Describes a site from outside the process that runs it: the model says what there should be, the engine what there
/// is, and the health checks are asked anew.
/// </summary>
internal sealed class SiteInspector(
    SiteIdentity site, SiteStateDirectory state, DistributedApplicationModel model, EngineConnection connection, ModelPreparation preparation,
    ContainerSpecFactory specs, ResourceUrlSnapshots urls, Secrets.UserSecretsStore secrets, IServiceProvider services)
{
    private static readonly TimeSpan s_healthTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The resource of this name.</summary>
    /// <exception cref="DistributedApplicationException">The model has none.</exception>
    public IResource Find(string name) =>
        model.Resources.FirstOrDefault(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new DistributedApplicationException(
            $"The model has no resource '{name}': allowed are {string.Join(", ", model.Resources.Select(static r => r.Name))}.");

    /// <summary>The container resource of this name.</summary>
    /// <exception cref="DistributedApplicationException">The model has none.</exception>
    public ContainerResource FindContainer(string name) =>
        Find(name) as ContainerResource
        ?? throw new DistributedApplicationException(
            $"The resource '{name}' has no container: allowed are {string.Join(", ", model.Resources.OfType<ContainerResource>().Select(static r => r.Name))}.");

    /// <summary>The containers of the site, by resource, with their ports told to the model.</summary>
    public async Task<IReadOnlyDictionary<string, ContainerState>> ContainersAsync(CancellationToken cancellationToken)
    {
        await preparation.PrepareAsync(cancellationToken);
        var engine = await connection.GetAsync(cancellationToken);
        var listed = await engine.ListContainersAsync(site, cancellationToken);
        var inspected = await Task.WhenAll(listed.Select(c => engine.InspectContainerAsync(c.Id, cancellationToken)));
        var containers = inspected.OfType<ContainerState>().ToDictionary(static c => c.Resource, StringComparer.OrdinalIgnoreCase);

        foreach (var resource in model.Resources.OfType<ContainerResource>())
        {
            if (containers.GetValueOrDefault(resource.Name) is { } container)
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

    /// <summary>The state and health of one resource.</summary>
    public async Task<(string State, HealthReport? Health)> StatusAsync(IResource resource, IReadOnlyDictionary<string, ContainerState> containers, CancellationToken cancellationToken)
    {
        if (ResourceGraph.ContainerOf(resource) is not { } owner)
        {
            return (KnownResourceStates.Running, null);
        }

        var container = containers.GetValueOrDefault(owner.Name);
        var isRunning = container is { IsRunning: true };
        return (
            container is null ? KnownResourceStates.NotStarted : isRunning ? KnownResourceStates.Running : container.ExitCode == 0 ? KnownResourceStates.Finished : KnownResourceStates.Exited,
            isRunning ? await CheckAsync(resource, cancellationToken) : null);
    }

    private async Task<ResourceDescription> DescribeAsync(IResource resource, IReadOnlyDictionary<string, ContainerState> containers, CancellationToken cancellationToken)
    {
        var (status, health) = await StatusAsync(resource, containers, cancellationToken);
        var container = resource is ContainerResource ? containers.GetValueOrDefault(resource.Name) : null;
        var failing = health?.Entries.Values.FirstOrDefault(static e => e.Status != HealthStatus.Healthy);
        return new ResourceDescription
        {
            Name = resource.Name,
            Type = resource.GetType().Name.Replace("Resource", "", StringComparison.Ordinal),
            Parent = (resource as IResourceWithParent)?.Parent.Name,
            State = status,
            Health = health?.Entries.Count > 0 ? health.Status.ToString() : null,
            Message = failing?.Exception?.Message ?? failing?.Description,
            Image = container?.Image,
            Container = container?.Name,
            StartedAt = container?.StartedAt,
            ExitCode = container?.ExitCode,
            Urls = container is { IsRunning: true } ? [.. (await urls.ResolveAsync(resource, cancellationToken)).Select(static u => new UrlDescription(u.DisplayProperties.DisplayName, u.Url))] : [],
            Connection = await ConnectionAsync(resource, containers, cancellationToken),
            Environment = resource is ContainerResource containerResource && container is not null
                ? await specs.EnvironmentAsync(containerResource, NullLogger.Instance, cancellationToken)
                : [],
            Volumes = Volumes(resource),
            Value = resource is ParameterResource parameter ? await parameter.GetValueAsync(cancellationToken) : null,
        };
    }

    private async Task<HealthReport?> CheckAsync(IResource resource, CancellationToken cancellationToken)
    {
        var keys = resource.Annotations.OfType<HealthCheckAnnotation>().Select(static a => a.Key).ToHashSet();
        if (keys.Count == 0)
        {
            return null;
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_healthTimeout);
        return await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(r => keys.Contains(r.Name), timeout.Token);
    }

    private static async Task<SortedDictionary<string, string>> ConnectionAsync(
        IResource resource, IReadOnlyDictionary<string, ContainerState> containers, CancellationToken cancellationToken)
    {
        var connection = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var owner = ResourceGraph.ContainerOf(resource);
        if (resource is IResourceWithConnectionString source && (owner is null || containers.GetValueOrDefault(owner.Name) is { IsRunning: true }))
        {
            foreach (var (name, value) in source.GetConnectionProperties())
            {
                connection[name] = await value.GetValueAsync(cancellationToken) ?? "";
            }
        }

        return connection;
    }

    private static SortedDictionary<string, string> Volumes(IResource resource)
    {
        var volumes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var mount in resource.Annotations.OfType<ContainerMountAnnotation>())
        {
            volumes[mount.Target] = string.Create(CultureInfo.InvariantCulture, $"{mount.Source ?? "(anonymous)"}{(mount.IsReadOnly ? " (read-only)" : "")}");
        }

        return volumes;
    }
}
