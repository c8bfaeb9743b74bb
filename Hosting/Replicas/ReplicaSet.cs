namespace WpAspire.Hosting.Replicas;

/// <summary>
/// The replicas of a resource and the load balancers before them: a replica gets requests once it is ready, and none from
/// the moment when it is about to stop.
/// </summary>
internal sealed class ReplicaSet(
    ContainerResource owner, IReadOnlyList<ReplicaResource> replicas, int wanted, IReadOnlyDictionary<int, LoadBalancer> balancers,
    ResourceStates states, ResourceNotificationService notifications, Func<ResourceEvent, Task> whenStopped, ILogger logger) : IAsyncDisposable
{
    // As AWS gives a target that leaves.
    private static readonly TimeSpan s_drainPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longestUntold = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<ReplicaResource, CancellationTokenSource> _watched = new();
    private readonly ConcurrentDictionary<ReplicaResource, string> _problems = new();
    private readonly ConcurrentDictionary<ReplicaResource, byte> _ready = new();
    private readonly ConcurrentDictionary<ReplicaResource, byte> _leaving = new();
    private readonly CancellationTokenSource _ending = new();
    private TaskCompletionSource _changed = New();
    private string? _published;
    private string? _state;
    private string? _untold;
    private Task _following = Task.CompletedTask;

    /// <summary>The resource whose replicas they are.</summary>
    public ContainerResource Owner => owner;

    /// <summary>All replicas that there can be.</summary>
    public IReadOnlyList<ReplicaResource> Replicas => replicas;

    /// <summary>How many are to run.</summary>
    public int Wanted { get; private set; } = wanted;

    /// <summary>The load balancers, by the port of the containers.</summary>
    public IReadOnlyDictionary<int, LoadBalancer> Balancers => balancers;

    /// <summary>The replicas that get requests, in their order.</summary>
    public IReadOnlyList<ReplicaResource> Ready => [.. replicas.Where(_ready.ContainsKey)];

    /// <summary>How many of them get requests, in words.</summary>
    public string ReadyText => string.Create(CultureInfo.InvariantCulture, $"{_ready.Count} of {Wanted} {(Wanted == 1 ? "replica is" : "replicas are")} ready");

    /// <summary>Whether one of them has ever been ready.</summary>
    public bool HasBeenReady { get; private set; }

    /// <summary>Why a replica that runs gets no requests yet; <see langword="null"/> where nothing is known.</summary>
    public string? ProblemOf(ReplicaResource replica) => _problems.GetValueOrDefault(replica);

    /// <summary>Completes when something changes.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    /// <summary>Begins to listen, and to follow the replicas.</summary>
    /// <exception cref="IOException">A port has been taken meanwhile.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(balancers.Values.Select(b => b.StartAsync(cancellationToken)));
        _following = FollowAsync(_ending.Token);
    }

    /// <summary>Says how many are to run, for what is published of the whole.</summary>
    public async Task WantAsync(int count)
    {
        Wanted = count;
        await PublishAsync();
    }

    /// <summary>Lets a replica take no more requests, and waits until it has answered those that it has.</summary>
    public async Task DrainAsync(ReplicaResource replica, CancellationToken cancellationToken)
    {
        _leaving[replica] = 0;
        Forget(replica);
        await Task.WhenAll(balancers.Values.Select(b => b.DrainAsync(replica.Name, s_drainPatience, cancellationToken)));
    }

    /// <summary>Lets a replica take requests again that was to stop, and did not.</summary>
    public void Return(ReplicaResource replica)
    {
        _leaving.TryRemove(replica, out _);
        Admit(replica);
    }

    /// <summary>Waits until what is known of the replicas is so: a command is done before it is told what became of it.</summary>
    public async Task WaitUntilAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        for (var change = Changed; !condition(); change = Changed)
        {
            await change.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits until a replica gets requests.</summary>
    /// <param name="replica">The replica.</param>
    /// <param name="before">What was known of it before it was started.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DistributedApplicationException">It ended instead.</exception>
    public Task WaitUntilReadyAsync(ReplicaResource replica, CustomResourceSnapshot? before, CancellationToken cancellationToken) => WaitUntilAsync(
        () => _ready.ContainsKey(replica)
            || (states.Of(replica) is { } now && HasEndedSince(before, now)
                ? throw new DistributedApplicationException($"'{replica.Name}' did not become ready, but ended ({now.State?.Text}): its logs say why.")
                : false),
        cancellationToken);

    /// <summary>Stops listening, and ends when the last requests have been answered.</summary>
    public async Task StopListeningAsync(CancellationToken cancellationToken)
    {
        await _ending.CancelAsync();
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(balancers.Values.Select(b => b.StopAsync(s_drainPatience, cancellationToken)));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var balancer in balancers.Values)
        {
            await balancer.DisposeAsync();
        }

        _ending.Dispose();
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        await foreach (var change in states.FollowAsync(cancellationToken))
        {
            if (change.Resource == owner)
            {
                await HearAsync(change.Snapshot);
            }

            if (change.Resource is not ReplicaResource replica || replica.Owner != owner)
            {
                continue;
            }

            if (change.Snapshot.State?.Text != KnownResourceStates.Running)
            {
                _leaving.TryRemove(replica, out _);
                Forget(replica);
                await Task.WhenAll(balancers.Values.Select(b => b.WithdrawAsync(replica.Name)));
            }
            else if (!_leaving.ContainsKey(replica))
            {
                Admit(replica);
            }

            await PublishAsync();
        }
    }

    // What is known may still be of the container before: it tells of its own end when the next one has been asked for.
    private static bool HasEndedSince(CustomResourceSnapshot? before, CustomResourceSnapshot now) =>
        now.State?.Text == KnownResourceStates.FailedToStart
            ? before?.State?.Text != KnownResourceStates.FailedToStart || !ReferenceEquals(before, now)
            : now.State?.Text is { } state && state != KnownResourceStates.NotStarted && KnownResourceStates.TerminalStates.Contains(state)
                && ResourceStates.ContainerIdOf(now) is { } container && container != (before is null ? null : ResourceStates.ContainerIdOf(before));

    private void Forget(ReplicaResource replica)
    {
        if (_watched.TryRemove(replica, out var watching))
        {
            watching.Cancel();
        }

        _problems.TryRemove(replica, out _);
        if (_ready.TryRemove(replica, out _))
        {
            Signal();
        }
    }

    private void Admit(ReplicaResource replica)
    {
        var watching = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token);
        if (_watched.TryAdd(replica, watching))
        {
            _ = AdmitAsync(replica, watching.Token);
        }
        else
        {
            watching.Dispose();
        }
    }

    private async Task AdmitAsync(ReplicaResource replica, CancellationToken cancellationToken)
    {
        try
        {
            var probe = ReplicaReadiness.ProbeOf(owner);
            while (probe is not null && await ReplicaReadiness.ProblemAsync(new Uri(await AddressAsync(replica, probe.EndpointReference.EndpointName, cancellationToken), probe.Path), cancellationToken) is { } problem)
            {
                _problems[replica] = problem;
                await Task.Delay(s_pollInterval, cancellationToken);
            }

            foreach (var (targetPort, balancer) in balancers)
            {
                var endpoint = replica.Annotations.OfType<EndpointAnnotation>().First(e => e.TargetPort == targetPort);
                await balancer.AddAsync(replica.Name, replica.Name, await AddressAsync(replica, endpoint.Name, cancellationToken), cancellationToken);
            }

            _problems.TryRemove(replica, out _);
            _ready[replica] = 0;
            HasBeenReady = true;
            cancellationToken.ThrowIfCancellationRequested();
            Signal();
            await PublishAsync();
        }
        catch (OperationCanceledException)
        {
            // It ended before it was ready.
            _ready.TryRemove(replica, out _);
        }
        catch (Exception exception)
        {
            logger.LogError("{Replica} gets no requests: {Reason}", replica.Name, exception.Message);
        }
    }

    // With IPv4's own address: `localhost` may be another one.
    private static async Task<Uri> AddressAsync(ReplicaResource replica, string endpointName, CancellationToken cancellationToken)
    {
        var endpoint = replica.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(e => e.Name == endpointName) ?? replica.Annotations.OfType<EndpointAnnotation>().First();
        var allocated = await endpoint.AllAllocatedEndpoints.GetAllocatedEndpointAsync(KnownNetworkIdentifiers.LocalhostNetwork, cancellationToken);
        return new UriBuilder("http", "127.0.0.1", allocated.Port).Uri;
    }

    private async Task PublishAsync()
    {
        var seen = replicas.Select(r => states.Of(r)?.State?.Text).OfType<string>().Where(static s => s != KnownResourceStates.NotStarted).ToHashSet(StringComparer.Ordinal);
        var state = Aggregate(seen);
        var ready = ReadyText;
        Signal();

        // Aspire asks what is healthy every thirty seconds, and at once when the state changes: so it does, until that is told.
        if (Interlocked.Exchange(ref _published, ready) != ready && state == KnownResourceStates.Running)
        {
            Volatile.Write(ref _untold, ready);
            _ = TellAnywayAsync(ready);
        }

        if (state == KnownResourceStates.Running && Volatile.Read(ref _untold) is not null)
        {
            state = KnownResourceStates.Starting;
        }

        await notifications.PublishUpdateAsync(owner, s => (s with
        {
            State = state,
            StartTimeStamp = state == KnownResourceStates.Running ? s.StartTimeStamp ?? DateTime.UtcNow : s.StartTimeStamp,
            StopTimeStamp = KnownResourceStates.TerminalStates.Contains(state) ? s.StopTimeStamp ?? DateTime.UtcNow : null,
            Urls = [.. s.Urls.Select(u => u with { IsInactive = state != KnownResourceStates.Running })],
        }).WithReplicas(ready));

        // Aspire says so of what it runs itself.
        if (Interlocked.Exchange(ref _state, state) != state && KnownResourceStates.TerminalStates.Contains(state) && notifications.TryGetCurrentState(owner.Name, out var stopped))
        {
            await whenStopped(stopped);
        }
    }

    private async Task TellAnywayAsync(string ready)
    {
        await Task.Delay(s_longestUntold, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_ending.IsCancellationRequested && Interlocked.CompareExchange(ref _untold, null, ready) == ready)
        {
            await PublishAsync();
        }
    }

    private async Task HearAsync(CustomResourceSnapshot snapshot)
    {
        if (Volatile.Read(ref _untold) is { } ready && snapshot.HealthReports.Any(r => r.Description?.StartsWith(ReadyText, StringComparison.Ordinal) == true))
        {
            Interlocked.CompareExchange(ref _untold, null, ready);
            await PublishAsync();
        }
    }

    private string Aggregate(HashSet<string> seen) =>
        seen.Contains(KnownResourceStates.Running) ? KnownResourceStates.Running
        : seen.Contains(KnownResourceStates.Stopping) ? KnownResourceStates.Stopping
        : seen.Contains(KnownResourceStates.Building) ? KnownResourceStates.Building
        : seen.Contains(KnownResourceStates.Starting) ? KnownResourceStates.Starting
        : seen.Contains(KnownResourceStates.Waiting) ? KnownResourceStates.Waiting
        : Wanted > 0 && seen.Contains(KnownResourceStates.FailedToStart) ? KnownResourceStates.FailedToStart
        : seen.Count == 0 ? KnownResourceStates.Starting
        : KnownResourceStates.Exited;

    private void Signal() => Interlocked.Exchange(ref _changed, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
