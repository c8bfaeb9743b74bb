using WpAspire.Hosting.Logs;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>
/// Reads what one replica writes, whatever container it has, while somebody looks at the log: first what was written
/// meanwhile, then each new line.
/// </summary>
/// <param name="log">Where the lines go.</param>
/// <param name="replica">Which of the replicas, from 1.</param>
/// <param name="watchersChanged">Tells that somebody begins or ends to look.</param>
/// <param name="read">Reads lines of a container.</param>
internal sealed class ReplicaLogReader(ConsoleLog log, int replica, LogSignal watchersChanged, Func<string, LogRequest, CancellationToken, IAsyncEnumerable<LogBatch>> read)
{
    private readonly LogSignal _containerChanged = new();
    private volatile string _container = "";
    private long _lastTimestamp;

    /// <summary>How long it goes on when nobody looks any more: a page that is loaded again should find it going.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The replica has this container from now on, or it was started again.</summary>
    public void Attach(string container)
    {
        _container = container;
        _containerChanged.Set();
    }

    /// <summary>Reads until it is told to end.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await WaitForWatchersAsync(wanted: true, cancellationToken);
            using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var ending = EndWithWatchersAsync(reading);
            try
            {
                await ReadAsync(reading.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Nobody looks any more.
                log.Loading(replica);
            }
            finally
            {
                await reading.CancelAsync();
                await ending;
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var seen = _containerChanged.Version;
            var container = _container;

            // Only an end says that all there was has come.
            await ReadAsync(container, follow: false, cancellationToken);
            log.Loaded(replica);
            await ReadAsync(container, follow: true, cancellationToken);
            await _containerChanged.WaitAsync(seen, cancellationToken);
        }
    }

    private async Task ReadAsync(string container, bool follow, CancellationToken cancellationToken)
    {
        var request = new LogRequest { Follow = follow, Tail = log.Limits.Lines, After = _lastTimestamp };
        try
        {
            await foreach (var batch in read(container, request, cancellationToken))
            {
                _lastTimestamp = Math.Max(_lastTimestamp, batch.LastTimestamp);
                log.Add(replica, batch);
            }
        }
        catch (Exception exception) when (EngineUnavailable.IsMeantBy(exception) || exception is DistributedApplicationException)
        {
            // When the engine is back, it starts the container, and that is told.
        }
    }

    private async Task EndWithWatchersAsync(CancellationTokenSource reading)
    {
        try
        {
            do
            {
                await WaitForWatchersAsync(wanted: false, reading.Token);
                await Task.Delay(Patience, reading.Token);
            }
            while (log.IsWatched);

            await reading.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // It ended before.
        }
    }

    private async Task WaitForWatchersAsync(bool wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            var seen = watchersChanged.Version;
            if (log.IsWatched == wanted)
            {
                return;
            }

            await watchersChanged.WaitAsync(seen, cancellationToken);
        }
    }
}
