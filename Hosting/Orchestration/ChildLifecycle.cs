namespace WpAspire.Hosting.Orchestration;

/// <summary>
/// A resource that is part of another and has no container, such as a database on a server: it runs while its parent
/// runs, and is checked by itself.
/// </summary>
internal sealed class ChildLifecycle(IResource resource, IResource parent, LifecycleServices services)
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HealthMonitor? _health;

    /// <summary>Completes when the resource is ready.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Has the health checked now.</summary>
    public void Poke() => _health?.Poke();

    /// <summary>Follows the parent until the application stops.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var parentUp = await services.Notifications.WaitForResourceAsync(parent.Name, static e => IsReady(e.Snapshot), cancellationToken);
                await parentUp.Snapshot.ResourceReadyEvent!.EventTask.WaitAsync(cancellationToken);
                await services.Notifications.PublishUpdateAsync(
                    resource,
                    s => s with { State = KnownResourceStates.Running, StartTimeStamp = s.StartTimeStamp ?? DateTime.UtcNow, HealthReports = HealthMonitor.Pending(resource) });

                using var running = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                var health = new HealthMonitor(
                    resource,
                    ct => services.Health.CheckAsync(resource, container: null, ct),
                    reports => services.Notifications.PublishUpdateAsync(resource, s => s with { HealthReports = reports }),
                    BecomeReadyAsync);
                _health = health;
                var monitoring = health.RunAsync(running.Token);
                var parentEnd = services.Notifications.WaitForResourceAsync(
                    parent.Name, static e => e.Snapshot.State?.Text != KnownResourceStates.Running, running.Token);
                if (await Task.WhenAny(monitoring, parentEnd) == monitoring && monitoring.IsFaulted)
                {
                    await monitoring;
                }

                await parentEnd;
                await running.CancelAsync();
                _health = null;
                await services.Notifications.PublishUpdateAsync(
                    resource, static s => s with { State = KnownResourceStates.Waiting, HealthReports = [], StartTimeStamp = null });
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ready.TrySetCanceled(CancellationToken.None);
        }
        catch (DistributedApplicationException exception)
        {
            await services.Notifications.PublishUpdateAsync(resource, static s => s with { State = KnownResourceStates.FailedToStart });
            if (!_ready.TrySetException(exception))
            {
                services.Failed(exception);
            }
        }
    }

    private async Task BecomeReadyAsync(CancellationToken cancellationToken)
    {
        var handlers = services.Eventing.PublishAsync(new ResourceReadyEvent(resource, services.Provider), cancellationToken);
        await services.Notifications.PublishUpdateAsync(resource, s => s with { ResourceReadyEvent = new EventSnapshot(handlers) });
        await handlers;
        _ready.TrySetResult();
    }

    private static bool IsReady(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.Running && snapshot.ResourceReadyEvent is not null;
}
