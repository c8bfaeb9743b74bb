using WpAspire.Hosting.Eventing;
using WpAspire.Hosting.Mail;
using WpAspire.Hosting.Metrics;
using WpAspire.Hosting.Orchestration.Engine;
using WpAspire.Hosting.Orchestration.LoadBalancing;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Runs the resources of an application: starts them, independent ones at the same time, and stops them in order.</summary>
internal sealed class ApplicationOrchestrator : IApplicationOrchestrator, IDisposable
{
    private readonly DistributedApplicationModel _model;
    private readonly SiteIdentity _site;
    private readonly EngineConnection _connection;
    private readonly ContainerReconciler _reconciler;
    private readonly ModelPreparation _preparation;
    private readonly HttpSchedules _schedules;
    private readonly MetricsSampler _sampler;
    private readonly MailCatchers _mail;
    private readonly LifecycleServices _services;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, ContainerLifecycle> _containers = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ChildLifecycle> _children = [];
    private readonly List<Task> _background = [];
    private Task _network = Task.CompletedTask;
    private Task _balancing = Task.CompletedTask;

    public ApplicationOrchestrator(
        DistributedApplicationModel model, SiteIdentity site, EngineConnection connection, ContainerReconciler reconciler, ModelPreparation preparation,
        ImageResolver images, ContainerSpecFactory specs, ResourceUrlSnapshots urls, ContainerLogs logs, ReplicaHealth health, LoadBalancers balancers, HttpSchedules schedules, MetricsSampler sampler, MailCatchers mail,
        ResourceNotificationService notifications, ResourceLoggerService loggers, IDistributedApplicationEventing eventing, IServiceProvider provider)
    {
        _model = model;
        _site = site;
        _connection = connection;
        _reconciler = reconciler;
        _preparation = preparation;
        _schedules = schedules;
        _sampler = sampler;
        _mail = mail;
        _services = new LifecycleServices
        {
            Provider = provider,
            Site = site,
            Connection = connection,
            Images = images,
            Specs = specs,
            Reconciler = reconciler,
            Urls = urls,
            Logs = logs,
            Health = health,
            Balancers = balancers,
            Notifications = notifications,
            Loggers = loggers,
            Eventing = eventing,
            ApplicationStopping = _stopping.Token,
            Changed = PokeAll,
            Failed = error => _failure.TrySetException(error),
        };
    }

    /// <summary>Fails when a resource that had been ready cannot be brought back; never completes otherwise.</summary>
    public Task Failure => _failure.Task;

    /// <summary>The lifecycle of a container.</summary>
    /// <exception cref="DistributedApplicationException">There is none.</exception>
    public ContainerLifecycle this[string resource] => _containers.GetValueOrDefault(resource)
        ?? throw new DistributedApplicationException($"The resource '{resource}' has no container, or the run has not begun with it.");

    /// <summary>The states of a container's replicas; empty before the run has begun with it.</summary>
    public IReadOnlyList<string> ReplicaStates(string resource) => _containers.GetValueOrDefault(resource)?.States() ?? [];

    /// <summary>Brings a running resource to another number of replicas, without a request being dropped.</summary>
    /// <exception cref="DistributedApplicationException">It cannot have that many, does not run, or is being changed.</exception>
    public Task ScaleAsync(string resource, int replicas, Action<string> report, CancellationToken cancellationToken)
    {
        var container = this[resource];
        ReplicaRules.Ensure(container.Resource, replicas, _model);
        return container.ChangeAsync(ct => ReplicaChanges.ScaleAsync(container, replicas, report, ct), cancellationToken);
    }

    /// <summary>Restarts a running resource, replica by replica.</summary>
    /// <exception cref="DistributedApplicationException">It does not run, is being changed, or does not come back.</exception>
    public Task RestartAsync(string resource, Action<string> report, CancellationToken cancellationToken)
    {
        var container = this[resource];
        var mayHaveTwo = LoadBalancedEndpoints.Of(container.Resource).Any() && ReplicaRules.Objection(container.Resource, _model) is null;
        return container.ChangeAsync(ct => ReplicaChanges.RestartAsync(container, mayHaveTwo, report, ct), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var connecting = _connection.GetAsync(cancellationToken);
        await _preparation.PrepareAsync(cancellationToken);
        var engine = await connecting;

        // The network takes as long as everything else before the first container: it is made meanwhile.
        _network = _reconciler.EnsureNetworkAsync(cancellationToken);

        foreach (var resource in _model.Resources)
        {
            await AddAsync(resource, cancellationToken);
        }

        await RemoveOrphansAsync(engine, cancellationToken);
        await _services.Balancers.EnsureFreeAsync(cancellationToken);
        await _mail.EnsureFreeAsync(cancellationToken);
        foreach (var container in _containers.Values.Where(static c => !IsExplicit(c.Resource)))
        {
            await container.StartAsync(cancellationToken);
        }

        // Nobody can be served before the first container is up: the listeners need not come before it.
        _balancing = Task.Run(() => _services.Balancers.StartAsync(cancellationToken), CancellationToken.None);
        _background.Add(Task.Run(() => _mail.RunAsync(_stopping.Token), CancellationToken.None));
        await _network;
        _background.AddRange(_children.Select(c => Task.Run(() => c.RunAsync(_stopping.Token), CancellationToken.None)));
        _background.Add(Task.Run(() => WatchAsync(engine, _stopping.Token), CancellationToken.None));
        _background.Add(_schedules.RunAsync(_stopping.Token));
        _background.Add(_sampler.RunAsync(WaitUntilReadyAsync(_stopping.Token), Running, _stopping.Token));
        await _services.Eventing.PublishAsync(new AfterResourcesCreatedEvent(_services.Provider, _model), cancellationToken);
    }

    /// <summary>Waits until every resource that starts by itself is ready.</summary>
    /// <exception cref="DistributedApplicationException">One of them could not be started.</exception>
    public async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        await TaskList.AllAsync(
            [_balancing, _mail.Listening, .. _containers.Values.Where(static c => !IsExplicit(c.Resource)).Select(static c => c.Ready), .. _children.Select(static c => c.Ready)],
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => StopAsync(force: false, cancellationToken);

    /// <summary>Stops the containers in order, or kills them at once, and removes them and their network. Volumes stay.</summary>
    public async Task StopAsync(bool force, CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_background);

        // One that is being created would be missed by the cleaning up below.
        await Task.WhenAll(_network, _balancing).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

        // First, so that no request comes while its container goes.
        await _services.Balancers.StopAsync(force, cancellationToken);

        var kept = _containers.Values.Where(static c => ContainerSpecFactory.IsPersistent(c.Resource)).ToList();
        await Task.WhenAll(kept.Select(static c => c.ReleaseAsync()));

        var dependencies = ResourceGraph.Dependencies(_model.Resources);
        foreach (var wave in force ? [[.. dependencies.Keys]] : ResourceGraph.StopWaves(dependencies))
        {
            await Task.WhenAll(wave
                .Where(_containers.ContainsKey)
                .Select(name => _containers[name])
                .Except(kept)
                .Select(c => c.StopAsync(force, cancellationToken)));
        }

        // A start that was cut short may have left a container that no lifecycle knows of.
        await SiteCleanup.RemoveAsync(await _connection.GetAsync(cancellationToken), _site, dependencies, persistentToo: false, static _ => { }, cancellationToken, DockerEngine.UnreadyPatience);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var container in _containers.Values)
        {
            container.Dispose();
        }

        _stopping.Dispose();
    }

    private IReadOnlyList<MeasuredContainer> Running() => [.. _containers.Values.SelectMany(static c => c.Running())];

    private static bool IsExplicit(IResource resource) => resource.Annotations.OfType<ExplicitStartupAnnotation>().Any();

    private async Task AddAsync(IResource resource, CancellationToken cancellationToken)
    {
        var type = resource.GetType().Name.Replace("Resource", "", StringComparison.Ordinal);
        var state = KnownResourceStates.Running;
        if (resource is ContainerResource container)
        {
            _containers.Add(resource.Name, new ContainerLifecycle(container, _services));
            LifecycleCommands.Add(container, this);
            state = IsExplicit(resource) ? KnownResourceStates.NotStarted : KnownResourceStates.Starting;
        }
        else if (resource is IResourceWithParent { Parent: { } parent })
        {
            _children.Add(new ChildLifecycle(resource, parent, _services));
            state = KnownResourceStates.Waiting;
        }

        else if (resource is IInProcessResource)
        {
            state = KnownResourceStates.Starting;
        }

        cancellationToken.ThrowIfCancellationRequested();
        await _services.Notifications.PublishUpdateAsync(
            resource, s => s with { ResourceType = type, State = state, CreationTimeStamp = DateTime.UtcNow });
    }

    private async Task RemoveOrphansAsync(DockerEngine engine, CancellationToken cancellationToken)
    {
        var existing = await engine.ListContainersAsync(_site, cancellationToken);
        await Task.WhenAll(Reconciliation.Orphans(existing, _containers.Values.Select(static c => c.Resource), _site).Select(async orphan =>
        {
            await engine.StopContainerAsync(orphan.Id, cancellationToken);
            await engine.RemoveContainerAsync(orphan.Id, cancellationToken);
        }));
    }

    // A container that another process started (`exec` does, for one with an explicit start) is taken in.
    private async Task WatchAsync(DockerEngine engine, CancellationToken cancellationToken)
    {
        var started = System.Threading.Channels.Channel.CreateUnbounded<ContainerEvent>();
        var watching = engine.WatchAsync(_site, e => started.Writer.TryWrite(e), cancellationToken);
        try
        {
            await foreach (var happened in started.Reader.ReadAllAsync(cancellationToken))
            {
                if (happened.Action == "start" && _containers.TryGetValue(happened.Resource, out var container) && !container.IsWanted)
                {
                    await container.StartAsync(cancellationToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
        finally
        {
            await watching.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private void PokeAll()
    {
        foreach (var container in _containers.Values)
        {
            container.Poke();
        }

        foreach (var child in _children)
        {
            child.Poke();
        }
    }
}
