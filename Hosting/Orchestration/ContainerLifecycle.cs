using System.Globalization;
using Microsoft.Extensions.Logging;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>
/// One container from its start to its end: gets its image, waits for what it needs, starts, is watched, and is
/// started again when it ends unasked.
/// </summary>
internal sealed class ContainerLifecycle(ContainerResource resource, LifecycleServices services) : IDisposable
{
    private const int LinesShownOnFailure = 15;
    private static readonly TimeSpan s_firstRestartPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longestRestartPause = TimeSpan.FromSeconds(30);

    // A container that ran this long was well: its next end is a new incident.
    private static readonly TimeSpan s_settledAfter = TimeSpan.FromMinutes(1);

    // A container that nothing checks is taken for ready when it starts; one that fails this soon never was.
    private static readonly TimeSpan s_earlyEnd = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource? _supervision;
    private Task _supervising = Task.CompletedTask;
    private HealthMonitor? _health;
    private string? _containerId;
    private bool _wasReady;
    private int _starts;

    private ILogger Logger { get; } = services.Loggers.GetLogger(resource);

    /// <summary>The container.</summary>
    public ContainerResource Resource => resource;

    /// <summary>Completes when the container is ready or has done its work; fails when it could not be started.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Whether somebody asked for it to run.</summary>
    public bool IsWanted => _supervision is { IsCancellationRequested: false };

    /// <summary>Starts the container and watches it from then on.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (IsWanted)
            {
                return;
            }

            _supervision?.Dispose();
            _supervision = CancellationTokenSource.CreateLinkedTokenSource(services.ApplicationStopping);
            var stopping = _supervision.Token;

            // Known before this returns: who asks for the state next must not see that of the run before.
            await PublishStartingAsync(stopping);
            _supervising = Task.Run(() => SuperviseAsync(stopping), CancellationToken.None);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Stops the container in order, or at once, and removes it.</summary>
    public async Task StopAsync(bool force, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_supervision is not null)
            {
                await _supervision.CancelAsync();
            }

            await _supervising;
            if (_containerId is not { } id)
            {
                return;
            }

            await PublishAsync(static s => s with { State = KnownResourceStates.Stopping }, cancellationToken);
            var engine = await services.Connection.GetAsync(cancellationToken);
            if (!force)
            {
                await engine.StopContainerAsync(id, cancellationToken, _wasReady ? null : DockerEngine.UnreadyPatience);
            }

            await engine.RemoveContainerAsync(id, cancellationToken);
            _containerId = null;
            await PublishAsync(
                static s => s with { State = KnownResourceStates.Exited, StopTimeStamp = DateTime.UtcNow, Urls = [], HealthReports = [] }, cancellationToken);
            await PublishStoppedAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Lets go of the container and leaves it running.</summary>
    public async Task ReleaseAsync()
    {
        if (_supervision is not null)
        {
            await _supervision.CancelAsync();
        }

        await _supervising;
    }

    /// <summary>Has the health checked now: something changed around it.</summary>
    public void Poke() => _health?.Poke();

    /// <inheritdoc/>
    public void Dispose()
    {
        _supervision?.Dispose();
        _gate.Dispose();
    }

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
            await FailAsync(exception);
        }
    }

    private async Task<ContainerState> BringUpAsync(CancellationToken cancellationToken)
    {
        await PublishStartingAsync(cancellationToken);
        var image = await services.Images.ResolveAsync(
            resource,
            async work =>
            {
                Logger.LogInformation("{Work}", work);
                await PublishAsync(static s => s with { State = "Building" }, cancellationToken);
            },
            line => Logger.LogInformation("{Line}", line),
            cancellationToken);

        await services.Notifications.WaitForDependenciesAsync(resource, cancellationToken);
        await services.Eventing.PublishAsync(new BeforeResourceStartedEvent(resource, services.Provider), cancellationToken);
        await PublishAsync(static s => s with { State = KnownResourceStates.Starting }, cancellationToken);

        var spec = await services.Specs.CreateAsync(resource, image, cancellationToken);
        var (container, wasRunning) = await services.Reconciler.EnsureRunningAsync(spec, cancellationToken);
        _containerId = container.Id;
        _starts++;
        Logger.LogInformation("{Action} the container {Name}", wasRunning ? "kept" : "started", container.Name);

        EndpointAllocator.Allocate(resource, container);
        var urls = await services.Urls.ResolveAsync(resource, cancellationToken);
        await PublishAsync(
            s => s with
            {
                State = KnownResourceStates.Running,
                StartTimeStamp = container.StartedAt,
                Urls = urls,
                Properties = SnapshotProperties.Set(s.Properties, container, image.Reference),
                HealthReports = HealthMonitor.Pending(resource),
            },
            cancellationToken);
        return container;
    }

    private async Task<ContainerState?> WatchAsync(ContainerState container, CancellationToken stopping)
    {
        var engine = await services.Connection.GetAsync(stopping);
        using var running = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        services.Changed();

        var health = new HealthMonitor(resource, services, OnReady);
        _health = health;
        var monitoring = health.RunAsync(running.Token);
        var logging = services.Logs.FollowAsync(resource, container.Id, running.Token);
        var exiting = engine.WaitForExitAsync(container.Id, running.Token);

        var first = await Task.WhenAny(exiting, monitoring);
        if (first == monitoring && monitoring.IsFaulted)
        {
            // What the check found will not heal by waiting.
            await running.CancelAsync();
            await monitoring;
        }

        await exiting;
        await running.CancelAsync();
        await Task.WhenAll(Quietly(monitoring), Quietly(logging));
        _health = null;
        services.Changed();
        return await engine.InspectContainerAsync(container.Id, stopping);
    }

    /// <returns>Whether that was the end: the container has done its work.</returns>
    private async Task<bool> ConcludeAsync(ContainerState? ended, CancellationToken stopping)
    {
        var exitCode = ended?.ExitCode ?? -1;
        await PublishAsync(
            s => s with { State = KnownResourceStates.Exited, ExitCode = exitCode, StopTimeStamp = ended?.FinishedAt ?? DateTime.UtcNow, HealthReports = [] }, stopping);
        await PublishStoppedAsync(stopping);

        if (exitCode == 0 && !IsService())
        {
            await PublishAsync(static s => s with { State = KnownResourceStates.Finished }, stopping);
            _ready.TrySetResult();
            return true;
        }

        if (!_wasReady || (exitCode != 0 && EndedEarly(ended)))
        {
            throw new DistributedApplicationException(await DescribeExitAsync(ended, exitCode, stopping));
        }

        Logger.LogWarning("the container ended with exit code {ExitCode}; starting it again", exitCode);
        return false;
    }

    private bool EndedEarly(ContainerState? ended) =>
        _starts == 1
        && !resource.Annotations.OfType<HealthCheckAnnotation>().Any()
        && ended is { StartedAt: { } started, FinishedAt: { } finished }
        && finished - started < s_earlyEnd;

    // A job has no endpoint and nothing to check; whatever else ends, ended unasked.
    private bool IsService() =>
        resource.Annotations.OfType<EndpointAnnotation>().Any() || resource.Annotations.OfType<HealthCheckAnnotation>().Any();

    private async Task<string> DescribeExitAsync(ContainerState? ended, int exitCode, CancellationToken cancellationToken)
    {
        if (ended is null)
        {
            return $"The container of the resource '{resource.Name}' was removed by somebody else while it started: run again.";
        }

        var lines = new List<string>();
        var engine = await services.Connection.GetAsync(cancellationToken);
        await foreach (var entry in engine.ReadLogsAsync(ended.Id, follow: false, LinesShownOnFailure, cancellationToken))
        {
            lines.Add("    " + entry.Text);
        }

        var cause = ended.OutOfMemory ? ", because it used more memory than it may" : "";
        var said = lines.Count == 0 ? "It wrote nothing." : $"Its last lines:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}";
        return $"The container of the resource '{resource.Name}' ended with exit code {exitCode.ToString(CultureInfo.InvariantCulture)} before it was ready{cause}. {said}";
    }

    private async Task FailAsync(Exception exception)
    {
        var error = exception as DistributedApplicationException
            ?? new DistributedApplicationException($"The resource '{resource.Name}' could not be started: {exception.Message}", exception);
        Logger.LogError("{Message}", error.Message);
        await PublishAsync(static s => s with { State = KnownResourceStates.FailedToStart, StopTimeStamp = DateTime.UtcNow }, CancellationToken.None);
        if (!_ready.TrySetException(error))
        {
            services.Failed(error);
        }
    }

    private void OnReady()
    {
        _wasReady = true;
        _ready.TrySetResult();
    }

    private Task PublishStartingAsync(CancellationToken cancellationToken) => PublishAsync(
        static s => s with { State = KnownResourceStates.Starting, ExitCode = null, StopTimeStamp = null, ResourceReadyEvent = null }, cancellationToken);

    private Task PublishStoppedAsync(CancellationToken cancellationToken) =>
        services.Eventing.PublishAsync(new ResourceStoppedEvent(resource, services.Provider, CurrentState()), cancellationToken);

    private ResourceEvent CurrentState() =>
        services.Notifications.TryGetCurrentState(resource.Name, out var state)
            ? state
            : throw new InvalidOperationException($"The resource '{resource.Name}' has no state.");

    private Task PublishAsync(Func<CustomResourceSnapshot, CustomResourceSnapshot> change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return services.Notifications.PublishUpdateAsync(resource, change);
    }

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
