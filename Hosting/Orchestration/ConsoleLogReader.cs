using System.Runtime.CompilerServices;
using WpAspire.Hosting.Logs;
using WpAspire.Hosting.Orchestration.Engine;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Reads what the containers write into the console logs, while somebody looks at them.</summary>
internal sealed class ConsoleLogReader(ConsoleLogs logs, EngineConnection connection, ISecretMasker masker) : IDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Resource, int Replica), ReplicaLogReader> _readers = [];

    /// <summary>A replica has this container from now on, or it was started again.</summary>
    public void Attach(string resource, ContainerState container)
    {
        lock (_lock)
        {
            if (_readers.TryGetValue((resource, container.Replica), out var known))
            {
                known.Attach(container.Id);
                return;
            }

            var log = logs[resource];
            var reader = new ReplicaLogReader(log, container.Replica, logs.WatchersChanged, ReadAsync);
            reader.Attach(container.Id);
            log.Loading(container.Replica);
            _readers.Add((resource, container.Replica), reader);
            _ = RunAsync(reader);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ending.Cancel();
        _ending.Dispose();
    }

    private async Task RunAsync(ReplicaLogReader reader)
    {
        try
        {
            await reader.RunAsync(_ending.Token);
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
    }

    private async IAsyncEnumerable<LogBatch> ReadAsync(string container, LogRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var engine = await connection.GetAsync(cancellationToken);
        await foreach (var batch in engine.ReadLogBatchesAsync(container, request, cancellationToken))
        {
            batch.Mask(masker);
            yield return batch;
        }
    }
}
