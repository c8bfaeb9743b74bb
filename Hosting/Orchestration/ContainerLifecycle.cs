using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using WpAspire.Hosting.Metrics;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>
/// One container of the model, from its start to its end, however many replicas it has: what others see of it is one
/// resource.
/// </summary>
internal sealed class ContainerLifecycle(ContainerResource resource, LifecycleServices services) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, ReplicaLifecycle> _replicas = [];
    private readonly SortedDictionary<int, ReplicaState> _states = [];
    private readonly HashSet<int> _readyReplicas = [];
    private ImmutableArray<UrlSnapshot> _urls = [];
    private Task<ResolvedImage>? _preparing;
    private bool _isAnnounced;
    private int _wanted = resource.GetReplicaCount();

    /// <summary>The container.</summary>
    public ContainerResource Resource => resource;

    /// <summary>Completes when all replicas are ready or have done their work; fails when one could not be started.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Whether somebody asked for it to run.</summary>
    public bool IsWanted => Replicas().Count > 0;

    private ILogger Logger { get; } = services.Loggers.GetLogger(resource);

    /// <summary>Starts as many replicas as the model says, or as many as there were last in this run, and watches them from then on.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!IsWanted)
            {
                _ = ObserveAsync([.. Enumerable.Range(1, _wanted).Select(Launch)]);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Stops the replicas in order, or at once, and removes them.</summary>
    public async Task StopAsync(bool force, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (IsWanted)
            {
                var stopped = Replicas();
                await Task.WhenAll(stopped.Select(r => r.StopAsync(force, cancellationToken)));
                lock (_lock)
                {
                    _wanted = _replicas.Count;
                    _replicas.Clear();
                }

                foreach (var replica in stopped)
                {
                    replica.Dispose();
                }

                await ReplicaEndedAsync(cancellationToken);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Does something that changes the replicas, unless something else is changing them.</summary>
    /// <exception cref="DistributedApplicationException">It does not run, or it is being changed.</exception>
    public async Task ChangeAsync(Func<CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        if (!await _gate.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            throw new DistributedApplicationException($"The resource '{resource.Name}' is being started, stopped, scaled or restarted: try again when that is done.");
        }

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, services.ApplicationStopping);
        try
        {
            if (!IsWanted)
            {
                throw new DistributedApplicationException($"The resource '{resource.Name}' does not run.");
            }

            await change(stopping.Token);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Lets go of the containers and leaves them running.</summary>
    public Task ReleaseAsync() => Task.WhenAll(Replicas().Select(static r => r.ReleaseAsync()));

    /// <summary>Has the health checked now: something changed around it.</summary>
    public void Poke()
    {
        foreach (var replica in Replicas())
        {
            replica.Poke();
        }
    }

    /// <summary>The replicas, by number.</summary>
    public IReadOnlyList<ReplicaLifecycle> Replicas()
    {
        lock (_lock)
        {
            return [.. _replicas.Values];
        }
    }

    /// <summary>The containers of the replicas that run.</summary>
    public IReadOnlyList<MeasuredContainer> Running()
    {
        lock (_lock)
        {
            return [.. _states.Values.Where(static s => s is { IsRunning: true, Container: not null }).Select(s => new MeasuredContainer(resource, s.Container!, s.HealthStatus))];
        }
    }

    /// <summary>The state of each replica, by number.</summary>
    public IReadOnlyList<string> States()
    {
        lock (_lock)
        {
            return [.. _states.Values.Select(static s => s.State)];
        }
    }

    /// <summary>Starts one replica, without waiting for it. Only within <see cref="ChangeAsync"/>.</summary>
    public ReplicaLifecycle Launch(int replica)
    {
        var lifecycle = new ReplicaLifecycle(replica, this, services);
        lock (_lock)
        {
            _replicas[replica] = lifecycle;
            _readyReplicas.Remove(replica);
        }

        // Known before this returns: who asks for the state next must not see that of the run before.
        Update(replica, static s => new ReplicaState { Replica = s.Replica, State = KnownResourceStates.Starting });
        lifecycle.Start();
        return lifecycle;
    }

    /// <summary>Stops one replica in order; without another start to follow, it is forgotten. Only within <see cref="ChangeAsync"/>.</summary>
    public async Task StopReplicaAsync(ReplicaLifecycle replica, bool forget, CancellationToken cancellationToken)
    {
        await replica.StopAsync(force: false, cancellationToken);
        lock (_lock)
        {
            _replicas.Remove(replica.Replica);
            if (forget)
            {
                _states.Remove(replica.Replica);
                Publish();
            }
        }

        replica.Dispose();
        await ReplicaEndedAsync(cancellationToken);
    }

    /// <summary>Gets the image and what else must be there before a replica starts. Replicas that start at once share the work.</summary>
    /// <param name="onState">Told when there is a state to be told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ResolvedImage> PrepareAsync(Action<string> onState, CancellationToken cancellationToken)
    {
        Task<ResolvedImage> preparing;
        lock (_lock)
        {
            preparing = _preparing is { IsCompleted: false } running ? running : _preparing = PrepareOnceAsync(onState, services.ApplicationStopping);
        }

        return await preparing.WaitAsync(cancellationToken);
    }

    /// <summary>Finds, builds or pulls the image.</summary>
    /// <param name="onState">Told when there is a state to be told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ResolvedImage> ResolveImageAsync(Action<string> onState, CancellationToken cancellationToken) => services.Images.ResolveAsync(
        resource,
        work =>
        {
            Logger.LogInformation("{Work}", work);
            onState(KnownResourceStates.Building);
            return Task.CompletedTask;
        },
        line => Logger.LogInformation("{Line}", line),
        cancellationToken);

    /// <summary>Tells the model where a replica's ports are. The first replica stands for the resource.</summary>
    public async Task AllocateAsync(ContainerState container, CancellationToken cancellationToken)
    {
        if (container.Replica == 1)
        {
            EndpointAllocator.Allocate(resource, container);
            _urls = await services.Urls.ResolveAsync(resource, cancellationToken);
        }
    }

    /// <summary>Changes what is known of one replica, and tells others what that makes of the resource.</summary>
    public void Update(int replica, Func<ReplicaState, ReplicaState> change)
    {
        lock (_lock)
        {
            _states[replica] = change(_states.GetValueOrDefault(replica) ?? new ReplicaState { Replica = replica, State = KnownResourceStates.NotStarted });
            Publish();
        }
    }

    /// <summary>A replica can take requests. When all can, the resource is ready.</summary>
    public async Task ReplicaReadyAsync(int replica, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _readyReplicas.Add(replica);
            if (_isAnnounced || _readyReplicas.Count < _replicas.Count)
            {
                return;
            }

            _isAnnounced = true;
        }

        var ready = new ResourceReadyEvent(resource, services.Provider);
        var handlers = services.Eventing.PublishAsync(ready, cancellationToken);
        await services.Notifications.PublishUpdateAsync(resource, s => s with { ResourceReadyEvent = new EventSnapshot(handlers) });
        await handlers;
    }

    /// <summary>A replica has ended. When none runs any more, the resource has stopped.</summary>
    public async Task ReplicaEndedAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _readyReplicas.RemoveWhere(r => _states.GetValueOrDefault(r) is not { IsRunning: true });
            if (_states.Values.Any(static s => s.IsRunning))
            {
                return;
            }

            _isAnnounced = false;
        }

        if (services.Notifications.TryGetCurrentState(resource.Name, out var state))
        {
            await services.Eventing.PublishAsync(new ResourceStoppedEvent(resource, services.Provider, state), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var replica in Replicas())
        {
            replica.Dispose();
        }

        _gate.Dispose();
    }

    private async Task<ResolvedImage> PrepareOnceAsync(Action<string> onState, CancellationToken cancellationToken)
    {
        var image = await ResolveImageAsync(onState, cancellationToken);
        await services.Notifications.WaitForDependenciesAsync(resource, cancellationToken);
        await services.Eventing.PublishAsync(new BeforeResourceStartedEvent(resource, services.Provider), cancellationToken);
        return image;
    }

    // A resource that was ready and cannot be started again ends the run.
    private async Task ObserveAsync(IReadOnlyList<ReplicaLifecycle> started)
    {
        try
        {
            await TaskList.AllAsync(started.Select(static r => r.Ready), CancellationToken.None);
            _ready.TrySetResult();
        }
        catch (OperationCanceledException)
        {
            _ready.TrySetCanceled(CancellationToken.None);
        }
        catch (DistributedApplicationException exception)
        {
            if (!_ready.TrySetException(exception))
            {
                services.Failed(exception);
            }
        }
    }

    // Called with the lock held, so that changes are told in their order.
    private void Publish() => _ = services.Notifications.PublishUpdateAsync(resource, s => ReplicaAggregate.Apply(s, _states.Values, _urls) with
    {
        ResourceReadyEvent = _states.Values.Any(static r => r.IsRunning) ? s.ResourceReadyEvent : null,
    });
}
