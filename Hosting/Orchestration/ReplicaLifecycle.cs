using Microsoft.Extensions.Logging;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>
/// One replica of a container from its start to its end: gets what it needs, starts, is watched, and is started again
/// when it ends unasked. It is started and stopped once.
/// </summary>
/// <param name="replica">Which of the replicas, from 1.</param>
/// <param name="owner">The resource that it is a replica of.</param>
/// <param name="services">What the lifecycles of a run share.</param>
internal sealed class ReplicaLifecycle(int replica, ContainerLifecycle owner, LifecycleServices services) : IDisposable
{
    private static readonly TimeSpan s_firstRestartPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longestRestartPause = TimeSpan.FromSeconds(30);

    // A container that ran this long was well: its next end is a new incident.
    private static readonly TimeSpan s_settledAfter = TimeSpan.FromMinutes(1);

    // A container that nothing checks is taken for ready when it starts; one that fails this soon never was.
    private static readonly TimeSpan s_earlyEnd = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _supervision = CancellationTokenSource.CreateLinkedTokenSource(services.ApplicationStopping);
    private Task _supervising = Task.CompletedTask;
    private HealthMonitor? _health;
    private ContainerState? _container;
    private bool _wasReady;
    private int _starts;

    /// <summary>Which of the replicas, from 1.</summary>
    public int Replica => replica;

    /// <summary>Completes when the replica is ready or has done its work; fails when it could not be started.</summary>
    public Task Ready => _ready.Task;

    private ContainerResource Resource => owner.Resource;

    private ILogger Logger { get; } = services.Loggers.GetLogger(owner.Resource);

    /// <summary>Starts the replica and watches it from then on.</summary>
    public void Start() => _supervising = Task.Run(() => SuperviseAsync(_supervision.Token), CancellationToken.None);

    /// <summary>Takes the replica out of the load balancer and stops it in order, or stops it at once, and removes it.</summary>
    public async Task StopAsync(bool force, CancellationToken cancellationToken)
    {
        await ReleaseAsync();
        var engine = await services.Connection.GetAsync(cancellationToken);
        if (await ContainerAsync(engine, cancellationToken) is not { } container)
        {
            Update(static s => s with { State = KnownResourceStates.Exited, StoppedAt = DateTime.UtcNow, Health = [] });
            return;
        }

        Update(static s => s with { State = KnownResourceStates.Stopping });
        if (!force)
        {
            await services.Balancers.DrainAsync(Resource, container, cancellationToken);
            await engine.StopContainerAsync(container.Id, cancellationToken, _wasReady ? null : DockerEngine.UnreadyPatience);
        }

        await engine.RemoveContainerAsync(container.Id, cancellationToken);
        await services.Balancers.WithdrawAsync(Resource, container);
        _container = null;
        Update(static s => s with { State = KnownResourceStates.Exited, StoppedAt = DateTime.UtcNow, Health = [] });
    }

    /// <summary>Lets go of the container and leaves it running.</summary>
    public async Task ReleaseAsync()
    {
        await _supervision.CancelAsync();
        await _supervising;
    }

    /// <summary>Has the health checked now: something changed around it.</summary>
    public void Poke() => _health?.Poke();

    /// <inheritdoc/>
    public void Dispose() => _supervision.Dispose();

    // A start that was cut short may have left one behind.
    private async Task<ContainerState?> ContainerAsync(DockerEngine engine, CancellationToken cancellationToken) =>
        _container ?? (await engine.ListContainersAsync(services.Site, cancellationToken)).FirstOrDefault(c => c.Resource == Resource.Name && c.Replica == replica);

    private async Task SuperviseAsync(CancellationToken stopping)
    {
        var pause = new Backoff(s_firstRestartPause, s_longestRestartPause);
        try
        {
            while (true)
            {
                var container = await BringUpAsync(stopping);
                var ended = await WatchAsync(container, stopping);
                if (await ConcludeAsync(ended, stopping))
                {
                    return;
                }

                if (DateTime.UtcNow - (ended?.StartedAt ?? DateTime.UtcNow) > s_settledAfter)
                {
                    pause = new Backoff(s_firstRestartPause, s_longestRestartPause);
                }

                await pause.DelayAsync(stopping);
            }
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // Whatever a call that was cut short throws.
            _ready.TrySetCanceled(CancellationToken.None);
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    private async Task<ContainerState> BringUpAsync(CancellationToken cancellationToken)
    {
        Publish(static s => s with { State = KnownResourceStates.Starting, ExitCode = null, StoppedAt = null }, cancellationToken);
        var image = await owner.PrepareAsync(work => Publish(s => s with { State = work }, cancellationToken), cancellationToken);
        Publish(static s => s with { State = KnownResourceStates.Starting }, cancellationToken);

        var spec = await services.Specs.CreateAsync(Resource, image, replica, cancellationToken);
        var (container, wasRunning) = await services.Reconciler.EnsureRunningAsync(spec, cancellationToken);
        _container = container;
        _starts++;
        Logger.LogInformation("{Action} the container {Name}", wasRunning ? "kept" : "started", container.Name);

        await owner.AllocateAsync(container, cancellationToken);
        Publish(s => s with { State = KnownResourceStates.Running, Container = container, Health = HealthMonitor.Pending(Resource) }, cancellationToken);
        return container;
    }

    private async Task<ContainerState?> WatchAsync(ContainerState container, CancellationToken stopping)
    {
        var engine = await services.Connection.GetAsync(stopping);
        using var running = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        services.Changed();

        var health = new HealthMonitor(
            Resource,
            ct => services.Health.CheckAsync(Resource, container, ct),
            reports =>
            {
                Publish(s => s with { Health = reports }, stopping);
                return Task.CompletedTask;
            },
            ct => BecomeReadyAsync(container, ct));
        _health = health;
        var monitoring = health.RunAsync(running.Token);
        var logging = services.Logs.FollowAsync(Resource, container, owner.Replicas().Count > 1, running.Token);
        var exiting = engine.WaitForExitAsync(container.Id, running.Token);

        try
        {
            var first = await Task.WhenAny(exiting, monitoring);
            if (first == monitoring && monitoring.IsFaulted)
            {
                // What the check found will not heal by waiting.
                await running.CancelAsync();
                await monitoring;
            }

            await exiting;
        }
        finally
        {
            await running.CancelAsync();
            _health = null;
        }

        await services.Balancers.WithdrawAsync(Resource, container);
        await Task.WhenAll(Quietly(monitoring), Quietly(logging));
        services.Changed();
        return await engine.InspectContainerAsync(container.Id, stopping);
    }

    private async Task BecomeReadyAsync(ContainerState container, CancellationToken cancellationToken)
    {
        await services.Balancers.AddAsync(Resource, container, cancellationToken);
        await owner.ReplicaReadyAsync(replica, cancellationToken);
        _wasReady = true;
        _ready.TrySetResult();
    }

    /// <returns>Whether that was the end: the container has done its work.</returns>
    private async Task<bool> ConcludeAsync(ContainerState? ended, CancellationToken stopping)
    {
        var exitCode = ended?.ExitCode ?? -1;
        Publish(s => s with { State = KnownResourceStates.Exited, ExitCode = exitCode, StoppedAt = ended?.FinishedAt ?? DateTime.UtcNow, Health = [] }, stopping);
        await owner.ReplicaEndedAsync(stopping);

        if (exitCode == 0 && !IsService())
        {
            Publish(static s => s with { State = KnownResourceStates.Finished }, stopping);
            _ready.TrySetResult();
            return true;
        }

        if (!_wasReady || (exitCode != 0 && EndedEarly(ended)))
        {
            throw new DistributedApplicationException(await ContainerExit.DescribeAsync(
                Resource, ended, exitCode, await services.Connection.GetAsync(stopping), stopping));
        }

        Logger.LogWarning("the container {Name} ended with exit code {ExitCode}; starting it again", ended?.Name ?? Resource.Name, exitCode);
        return false;
    }

    private bool EndedEarly(ContainerState? ended) =>
        _starts == 1
        && !Resource.Annotations.OfType<HealthCheckAnnotation>().Any()
        && ended is { StartedAt: { } started, FinishedAt: { } finished }
        && finished - started < s_earlyEnd;

    // A job has no endpoint and nothing to check; whatever else ends, ended unasked.
    private bool IsService() =>
        Resource.Annotations.OfType<EndpointAnnotation>().Any() || Resource.Annotations.OfType<HealthCheckAnnotation>().Any();

    private void Fail(Exception exception)
    {
        var error = exception as DistributedApplicationException
            ?? new DistributedApplicationException($"The resource '{Resource.Name}' could not be started: {exception.Message}", exception);
        Logger.LogError("{Message}", error.Message);
        Update(static s => s with { State = KnownResourceStates.FailedToStart, StoppedAt = DateTime.UtcNow, Health = [] });
        if (!_ready.TrySetException(error))
        {
            services.Failed(error);
        }
    }

    // What a start that was cut short still says must not come after what the stop says.
    private void Publish(Func<ReplicaState, ReplicaState> change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Update(change);
    }

    private void Update(Func<ReplicaState, ReplicaState> change) => owner.Update(replica, change);

    private static async Task Quietly(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            // It was told to end.
        }
    }
}
