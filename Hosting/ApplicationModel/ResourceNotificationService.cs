using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Keeps the state of each resource, tells those who watch of changes, and waits for states.</summary>
public class ResourceNotificationService : IDisposable
{
    private readonly ConcurrentDictionary<string, ResourceState> _states = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILogger<ResourceNotificationService> _logger;
    private readonly IServiceProvider _services;
    private readonly ResourceLoggerService _loggers;
    private readonly CancellationTokenSource _ending = new();
    private readonly CancellationToken _ended;
    private readonly CancellationTokenRegistration _stopping;
    private readonly Lock _lock = new();
    private ImmutableArray<Channel<ResourceEvent>> _watchers = [];

    /// <summary>Creates the service.</summary>
    /// <param name="logger">A log.</param>
    /// <param name="hostApplicationLifetime">Ends all waits when the application stops.</param>
    /// <param name="serviceProvider">The services of the application.</param>
    /// <param name="resourceLoggerService">Keeps the logs of resources.</param>
    public ResourceNotificationService(ILogger<ResourceNotificationService> logger, IHostApplicationLifetime hostApplicationLifetime, IServiceProvider serviceProvider, ResourceLoggerService resourceLoggerService)
    {
        ArgumentNullException.ThrowIfNull(logger);
        ArgumentNullException.ThrowIfNull(hostApplicationLifetime);
        ArgumentNullException.ThrowIfNull(serviceProvider);
        ArgumentNullException.ThrowIfNull(resourceLoggerService);
        _ended = _ending.Token;
        _logger = logger;
        _services = serviceProvider;
        _loggers = resourceLoggerService;
        _stopping = hostApplicationLifetime.ApplicationStopped.Register(() => _ending.Cancel());
    }

    private WaitBehavior DefaultWaitBehavior =>
        _services.GetService<IOptions<ResourceNotificationServiceOptions>>()?.Value.DefaultWaitBehavior ?? WaitBehavior.WaitOnResourceUnavailable;

    /// <summary>Changes the state of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="stateFactory">Gives the new state, from the state so far.</param>
    /// <returns>The end of the work.</returns>
    public Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return PublishUpdateAsync(resource, resource.Name, stateFactory);
    }

    /// <summary>Changes the state of one instance of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="resourceId">The id of the instance.</param>
    /// <param name="stateFactory">Gives the new state, from the state so far.</param>
    /// <returns>The end of the work.</returns>
    public Task PublishUpdateAsync(IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(resourceId);
        ArgumentNullException.ThrowIfNull(stateFactory);

        var state = _states.GetOrAdd(resourceId, static (id, resource) => new(resource, id), resource);
        lock (state)
        {
            var previous = state.Last?.Snapshot ?? InitialSnapshot(resource);
            var next = stateFactory(previous);
            next = next with { Version = previous.Version + 1, Relationships = RelationshipsOf(resource, next) };
            next = next with { Commands = CommandsOf(resource, next) };

            if (next.IconName is null && resource.TryGetLastAnnotation<ResourceIconAnnotation>(out var icon))
            {
                next = next with { IconName = icon.IconName, IconVariant = icon.IconVariant };
            }

            var change = new ResourceEvent(resource, resourceId, next);
            state.Last = change;

            if (_logger.IsEnabled(LogLevel.Debug) && next.State?.Text is { Length: > 0 } text && previous.State?.Text != text)
            {
                _logger.LogDebug("Resource {Resource} is now {State}", resourceId, text);
            }

            // Within the lock, so that each watcher sees the changes of a resource in their order.
            foreach (var watcher in _watchers)
            {
                watcher.Writer.TryWrite(change);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Gives the state of each resource, then each change, until the application stops.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The changes.</returns>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended);
        var channel = Channel.CreateUnbounded<ResourceEvent>(new() { SingleReader = true });
        lock (_lock)
        {
            _watchers = _watchers.Add(channel);
        }

        try
        {
            // Whoever watches from now on gets all changes, perhaps one that is already in the states: hence versions.
            Dictionary<string, long> versions = new(StringComparer.OrdinalIgnoreCase);
            foreach (var state in _states.Values)
            {
                if (state.Last is { } last)
                {
                    versions[last.ResourceId] = last.Snapshot.Version;
                    yield return last;
                }
            }

            await foreach (var change in channel.Reader.ReadAllAsync(ending.Token).ConfigureAwait(false))
            {
                if (versions.GetValueOrDefault(change.ResourceId) < change.Snapshot.Version)
                {
                    versions[change.ResourceId] = change.Snapshot.Version;
                    yield return change;
                }
            }
        }
        finally
        {
            lock (_lock)
            {
                _watchers = _watchers.Remove(channel);
            }
        }
    }

    /// <summary>Gets the state of a resource.</summary>
    /// <param name="resourceId">The name of the resource, or the id of one of its instances.</param>
    /// <param name="resourceEvent">The state.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent)
    {
        ArgumentNullException.ThrowIfNull(resourceId);
        resourceEvent = _states.TryGetValue(resourceId, out var state) ? state.Last : null;
        return resourceEvent is not null;
    }

    /// <summary>Waits until a resource is in a state.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="targetState">The state; by default <see cref="KnownResourceStates.Running"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The end of the wait.</returns>
    public async Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        await WaitForResourceAsync(resourceName, [targetState ?? KnownResourceStates.Running], cancellationToken).ConfigureAwait(false);

    /// <summary>Waits until a resource is in one of several states.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="targetStates">The states.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The state that it is in.</returns>
    public async Task<string> WaitForResourceAsync(string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(targetStates);
        var wanted = targetStates.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var reached = await WaitForResourceAsync(resourceName, e => e.Snapshot.State?.Text is { } text && wanted.Contains(text), cancellationToken).ConfigureAwait(false);
        return reached.Snapshot.State!.Text;
    }

    /// <summary>Waits until a resource is as it is wanted.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="predicate">Whether it is so.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The state that it is in.</returns>
    public async Task<ResourceEvent> WaitForResourceAsync(string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resourceName);
        ArgumentNullException.ThrowIfNull(predicate);

        // What is so already needs no watcher.
        foreach (var state in _states.Values)
        {
            if (state.Last is { } last && Matches(last))
            {
                return last;
            }
        }

        await foreach (var change in WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            if (Matches(change))
            {
                return change;
            }
        }

        throw new OperationCanceledException($"The application stopped while something waited for the resource '{resourceName}'.");

        bool Matches(ResourceEvent e) => string.Equals(e.Resource.Name, resourceName, StringComparison.OrdinalIgnoreCase) && predicate(e);
    }

    /// <summary>Waits until a resource runs, is healthy, and what had to be done then is done.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The state that it is in.</returns>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceHealthyAsync(resourceName, DefaultWaitBehavior, cancellationToken);

    /// <summary>Waits until a resource runs, is healthy, and what had to be done then is done.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="waitBehavior">What to do when the resource fails.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The state that it is in.</returns>
    /// <exception cref="DistributedApplicationException">The resource failed, and that was to end the wait.</exception>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default)
    {
        var reached = await WaitForResourceAsync(
            resourceName,
            e => IsHealthyAndReady(e.Snapshot) || (waitBehavior == WaitBehavior.StopOnResourceUnavailable && IsTerminal(e.Snapshot)),
            cancellationToken).ConfigureAwait(false);

        if (!IsHealthyAndReady(reached.Snapshot))
        {
            throw new DistributedApplicationException($"The resource '{resourceName}' will not become healthy: its state is {Describe(reached.Snapshot)}.");
        }

        await reached.Snapshot.ResourceReadyEvent!.EventTask.WaitAsync(cancellationToken).ConfigureAwait(false);
        return reached;
    }

    /// <summary>Waits for all that a resource has to wait for before it starts.</summary>
    /// <remarks>
    /// Of a dependency with several instances, one that is as it should be is enough: requests to the resource reach
    /// that one.
    /// </remarks>
    /// <param name="resource">The resource.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The end of the wait.</returns>
    /// <exception cref="DistributedApplicationException">A dependency failed, and that was to end the wait.</exception>
    public async Task WaitForDependenciesAsync(IResource resource, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);

        var waits = resource.Annotations.OfType<WaitAnnotation>().Where(w => w.Resource is not IResourceWithoutLifetime).ToArray();
        if (waits.Length == 0)
        {
            return;
        }

        await PublishUpdateAsync(resource, s => s with { State = KnownResourceStates.Waiting }).ConfigureAwait(false);

        using var failing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pending = waits.Select(w => WaitForDependencyAsync(resource, w, failing.Token)).ToList();

        while (pending.Count > 0)
        {
            var done = await Task.WhenAny(pending).ConfigureAwait(false);
            pending.Remove(done);
            try
            {
                await done.ConfigureAwait(false);
            }
            catch
            {
                // The resource cannot start any more: what else it waits for does not matter.
                await failing.CancelAsync().ConfigureAwait(false);
                await Task.WhenAll(pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends all waits.</summary>
    /// <param name="disposing">Whether this is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_ended.IsCancellationRequested)
        {
            _ending.Cancel();
        }

        if (disposing)
        {
            _stopping.Dispose();
            _ending.Dispose();
        }
    }

    private static bool IsTerminal(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text is { } text && KnownResourceStates.TerminalStates.Contains(text);

    private static bool IsRunning(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text is { } text && (text == KnownResourceStates.Running || text == KnownResourceStates.Active);

    private static bool IsHealthyAndReady(CustomResourceSnapshot snapshot) =>
        snapshot.HealthStatus == HealthStatus.Healthy && snapshot.ResourceReadyEvent is not null;

    private static string Describe(CustomResourceSnapshot snapshot) =>
        $"'{snapshot.State?.Text}'" + (snapshot.ExitCode is { } code ? $" with exit code {code}" : string.Empty);

    private static CustomResourceSnapshot InitialSnapshot(IResource resource)
    {
        var initial = resource.TryGetLastAnnotation<ResourceSnapshotAnnotation>(out var annotation)
            ? annotation.InitialSnapshot
            : new CustomResourceSnapshot
            {
                ResourceType = resource.IsContainer() ? KnownResourceTypes.Container : resource.GetType().Name.Replace("Resource", string.Empty, StringComparison.Ordinal),
                Properties = [],
            };

        return initial with
        {
            CreationTimeStamp = initial.CreationTimeStamp ?? DateTime.UtcNow,
            HealthReports = [.. resource.Annotations.OfType<HealthCheckAnnotation>().Select(h => h.Key).Distinct().Select(key => new HealthReportSnapshot(key, null, null, null))],
        };
    }

    private static ImmutableArray<RelationshipSnapshot> RelationshipsOf(IResource resource, CustomResourceSnapshot snapshot)
    {
        var relationships = resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(r => new RelationshipSnapshot(r.Resource.Name, r.Type));
        if (resource is IResourceWithParent child)
        {
            relationships = relationships.Append(new(child.Parent.Name, KnownRelationshipTypes.Parent));
        }

        return [.. snapshot.Relationships.Concat(relationships).Distinct()];
    }

    private ImmutableArray<ResourceCommandSnapshot> CommandsOf(IResource resource, CustomResourceSnapshot snapshot) =>
    [
        .. resource.Annotations.OfType<ResourceCommandAnnotation>().Select(c => new ResourceCommandSnapshot(
            c.Name,
            c.UpdateState(new() { ResourceSnapshot = snapshot, ServiceProvider = _services }),
            c.DisplayName,
            c.DisplayDescription,
            c.Parameter,
            c.ConfirmationMessage,
            c.IconName,
            c.IconVariant,
            c.IsHighlighted) { Arguments = c.Arguments }),
    ];

    private async Task WaitForDependencyAsync(IResource resource, WaitAnnotation wait, CancellationToken cancellationToken)
    {
        var dependency = wait.Resource.Name;
        var logger = _loggers.GetLogger(resource);
        var stop = (wait.WaitBehavior ?? DefaultWaitBehavior) == WaitBehavior.StopOnResourceUnavailable;

        switch (wait.WaitType)
        {
            case WaitType.WaitUntilStarted:
                logger.LogInformation("Waiting for resource '{Dependency}' to start.", dependency);
                await ReachAsync(IsRunning).ConfigureAwait(false);
                break;

            case WaitType.WaitUntilHealthy:
                logger.LogInformation("Waiting for resource '{Dependency}' to be healthy.", dependency);
                var ready = await ReachAsync(IsHealthyAndReady).ConfigureAwait(false);
                await ready.Snapshot.ResourceReadyEvent!.EventTask.WaitAsync(cancellationToken).ConfigureAwait(false);
                break;

            case WaitType.WaitForCompletion:
                logger.LogInformation("Waiting for resource '{Dependency}' to complete.", dependency);
                var ended = await WaitForResourceAsync(dependency, e => IsTerminal(e.Snapshot), cancellationToken).ConfigureAwait(false);
                if (ended.Snapshot.State?.Text == KnownResourceStates.FailedToStart || (ended.Snapshot.ExitCode is { } code && code != wait.ExitCode))
                {
                    throw new DistributedApplicationException($"The resource '{resource.Name}' does not start, because '{dependency}', whose completion with exit code {wait.ExitCode} it waits for, is in state {Describe(ended.Snapshot)}.");
                }

                break;
        }

        logger.LogInformation("Finished waiting for resource '{Dependency}'.", dependency);

        async Task<ResourceEvent> ReachAsync(Func<CustomResourceSnapshot, bool> reached)
        {
            var change = await WaitForResourceAsync(dependency, e => reached(e.Snapshot) || (stop && IsTerminal(e.Snapshot)), cancellationToken).ConfigureAwait(false);
            return reached(change.Snapshot)
                ? change
                : throw new DistributedApplicationException($"The resource '{resource.Name}' does not start, because '{dependency}', which it waits for, is in state {Describe(change.Snapshot)}.");
        }
    }

    private sealed class ResourceState(IResource resource, string resourceId)
    {
        private volatile ResourceEvent? _last;

        public IResource Resource { get; } = resource;

        public string ResourceId { get; } = resourceId;

        public ResourceEvent? Last
        {
            get => _last;
            set => _last = value;
        }
    }
}
