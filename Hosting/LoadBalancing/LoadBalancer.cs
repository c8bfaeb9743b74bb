using System.Security.Cryptography.X509Certificates;
using Yarp.ReverseProxy.Configuration;

namespace WpAspire.Hosting.LoadBalancing;

/// <summary>
/// Has the ports of a resource's external HTTP endpoints, and brings each request to one of the replicas that can take
/// it: what AWS's application load balancer is to the deployed site.
/// </summary>
/// <param name="resource">The resource.</param>
/// <param name="listeners">Where it listens.</param>
/// <param name="certificate">The certificate of its HTTPS listeners.</param>
/// <param name="alive">What each replica is asked now and then; <see langword="null"/> for nothing.</param>
/// <param name="logger">Gets what people should know.</param>
internal sealed class LoadBalancer(string resource, IReadOnlyList<Listener> listeners, X509Certificate2? certificate, EndpointProbeAnnotation? alive, ILogger logger) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Backend> _backends = new(StringComparer.Ordinal);
    private readonly AppliedConfiguration _applied = new();
    private readonly InMemoryConfigProvider _configuration = new(ProxyConfiguration.Routes, ProxyConfiguration.Clusters([], alive));
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _updating = new(1, 1);
    private WebApplication? _app;
    private int _revision;

    /// <summary>Where it listens.</summary>
    public IReadOnlyList<Listener> Listeners => listeners;

    /// <summary>What it tells of its requests.</summary>
    public LoadBalancerSignals Signals { get; } = new(resource);

    /// <summary>Begins to listen. Until there is a replica, each request gets a page that says so.</summary>
    /// <exception cref="IOException">A port is taken.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _app = ProxyApplication.Create(resource, listeners, certificate, _backends, _configuration, _applied, Signals, alive?.Path, logger);
        foreach (var listener in listeners)
        {
            listener.Release?.Invoke();
        }

        try
        {
            await _app.StartAsync(cancellationToken);
            _listening.TrySetResult();
        }
        catch (Exception exception)
        {
            _listening.TrySetException(exception);
            _ = _listening.Task.Exception;
            throw;
        }
    }

    /// <summary>Lets a replica take requests.</summary>
    /// <returns>Completes when it does.</returns>
    public async Task AddAsync(string id, string name, Uri address, CancellationToken cancellationToken)
    {
        await _listening.Task.WaitAsync(cancellationToken);
        _backends[id] = new Backend(name, address);
        await UpdateAsync();
    }

    /// <summary>Lets a replica take no more requests, and waits until it has answered those that it has.</summary>
    /// <param name="id">The replica.</param>
    /// <param name="patience">How long to wait for the last answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task DrainAsync(string id, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (_backends.GetValueOrDefault(id) is not { } backend)
        {
            return;
        }

        var empty = backend.Close();
        await WithdrawAsync(id);
        try
        {
            await empty.WaitAsync(patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            logger.LogWarning("{Replica} still had requests after {Seconds} seconds; they are broken off", backend.Name, patience.TotalSeconds);
        }
    }

    /// <summary>Forgets a replica at once.</summary>
    public async Task WithdrawAsync(string id)
    {
        if (_backends.TryRemove(id, out _))
        {
            await UpdateAsync();
        }
    }

    /// <summary>Stops listening, and ends when the last request has been answered or the patience is over.</summary>
    public async Task StopAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        if (_app is { } app)
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            ending.CancelAfter(patience);
            await app.StopAsync(ending.Token);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _updating.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        Signals.Dispose();
    }

    private async Task UpdateAsync()
    {
        await _updating.WaitAsync();
        try
        {
            var revision = (++_revision).ToString(CultureInfo.InvariantCulture);
            var applied = _applied.Expect(revision);
            _configuration.Update(ProxyConfiguration.Routes, ProxyConfiguration.Clusters(_backends, alive), revision);
            await applied;
        }
        finally
        {
            _updating.Release();
        }
    }
}
