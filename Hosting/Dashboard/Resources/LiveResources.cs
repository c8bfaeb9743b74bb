using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Dashboard.Resources;

/// <summary>The resources as they are now, for all pages that show them.</summary>
internal sealed class LiveResources(DashboardHost host, DistributedApplicationModel model, ResourceNotificationService notifications, ApplicationOrchestrator orchestrator) : BackgroundService
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _version;

    /// <summary>Which change of any resource was the last.</summary>
    public long Version
    {
        get
        {
            lock (_lock)
            {
                return _version;
            }
        }
    }

    /// <summary>The resources, in the model's order.</summary>
    public ImmutableArray<ResourceView> All() => [.. model.Resources.Where(static r => !r.Annotations.OfType<ResourceSnapshotAnnotation>().Any(static a => a.InitialSnapshot.IsHidden)).Select(View)];

    /// <summary>The resource of this name; <see langword="null"/> if the model has none.</summary>
    public ResourceView? Find(string name) =>
        model.Resources.FirstOrDefault(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } resource ? View(resource) : null;

    /// <summary>Waits until something has changed since a version.</summary>
    /// <returns>The version then.</returns>
    public async Task<long> WaitAsync(long since, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_version != since)
                {
                    return _version;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in notifications.WatchAsync(stoppingToken))
        {
            TaskCompletionSource changed;
            lock (_lock)
            {
                _version++;
                changed = _changed;
                _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            changed.TrySetResult();
        }
    }

    private ResourceView View(IResource resource)
    {
        var snapshot = notifications.TryGetCurrentState(resource.Name, out var state) ? state.Snapshot : null;
        var container = resource as ContainerResource;
        return ResourceViews.Create(
            resource,
            snapshot,
            container is null ? [] : orchestrator.ReplicaStates(container.Name),
            container is not null && ReplicaRules.Objection(container, model) is null,
            host.AppHost);
    }
}
