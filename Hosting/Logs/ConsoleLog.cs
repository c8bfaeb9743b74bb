using System.Buffers;
using System.Collections.Concurrent;
using System.Text;

namespace WpAspire.Hosting.Logs;

/// <summary>The last lines of a resource, by who wrote them, in bounded memory.</summary>
internal sealed class ConsoleLog
{
    private readonly ConsoleLogs _owner;
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _loading = new();
    private LogSource[] _sources = [];
    private long _lines;
    private int _watchers;

    public ConsoleLog(string resource, ConsoleLogs owner) => (Resource, _owner) = (resource, owner);

    /// <summary>The resource.</summary>
    public string Resource { get; }

    /// <summary>Those who have written something.</summary>
    public IReadOnlyList<LogSource> Sources => Volatile.Read(ref _sources);

    /// <summary>The replicas that there are or were, whether they have written something or not.</summary>
    public IEnumerable<int> Replicas => Sources.Select(static s => s.Replica).Concat(_loading.Keys).Where(static r => r != LogSource.AppHost).Distinct().Order();

    /// <summary>Tells of new lines.</summary>
    public LogSignal Changed { get; } = new();

    /// <summary>Whether somebody wants to see what its containers write.</summary>
    public bool IsWatched => Volatile.Read(ref _watchers) > 0 || _owner.AllAreWatched;

    /// <summary>How much is kept.</summary>
    public LogLimits Limits => _owner.Limits;

    /// <summary>There are lines of a replica that will not be here before somebody looks.</summary>
    public void Loading(int replica) =>
        _loading.AddOrUpdate(replica, static _ => NewLoading(), static (_, known) => known.Task.IsCompleted ? NewLoading() : known);

    /// <summary>The lines of a replica are here that were written before now.</summary>
    public void Loaded(int replica)
    {
        if (_loading.TryGetValue(replica, out var loading))
        {
            loading.TrySetResult();
        }
    }

    /// <summary>Waits, while it is watched, for the lines that were written before now.</summary>
    public Task WhenLoadedAsync(CancellationToken cancellationToken) => Task.WhenAll(_loading.Values.Select(static l => l.Task)).WaitAsync(cancellationToken);

    /// <summary>Takes lines in.</summary>
    /// <param name="replica">Which of the replicas wrote them, from 1.</param>
    /// <param name="batch">The lines.</param>
    public void Add(int replica, LogBatch batch)
    {
        lock (_lock)
        {
            var source = SourceOf(replica);
            for (var i = 0; i < batch.Count; i++)
            {
                source.Add(batch.TextOf(i), batch.TimestampOf(i), batch.IsError(i));
            }

            _lines += batch.Count;
            Trim();
        }

        Tell();
    }

    /// <summary>Takes a line of the AppHost in.</summary>
    /// <param name="text">The text, without an end of line.</param>
    /// <param name="timestamp">When it was written, in nanoseconds since 1970.</param>
    /// <param name="isError">Whether it is an error.</param>
    public void AddOwn(string text, long timestamp, bool isError)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, bytes);
        lock (_lock)
        {
            SourceOf(LogSource.AppHost).Add(bytes.AsSpan(0, length), timestamp, isError);
            _lines++;
            Trim();
        }

        ArrayPool<byte>.Shared.Return(bytes);
        Tell();
    }

    /// <summary>Somebody wants to see what the containers write, until it is disposed of.</summary>
    public IDisposable Watch()
    {
        Interlocked.Increment(ref _watchers);
        _owner.WatchersChanged.Set();
        return new Watching(() =>
        {
            Interlocked.Decrement(ref _watchers);
            _owner.WatchersChanged.Set();
        });
    }

    private static TaskCompletionSource NewLoading() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Tell()
    {
        Changed.Set();
        _owner.Changed.Set();
    }

    private LogSource SourceOf(int replica)
    {
        if (Array.Find(_sources, s => s.Replica == replica) is { } known)
        {
            return known;
        }

        var source = new LogSource(Resource, replica);
        Volatile.Write(ref _sources, [.. _sources, source]);
        return source;
    }

    private void Trim()
    {
        // What has just been written stays, even where the limits are too narrow for it.
        while ((_lines > Limits.Lines || _sources.Sum(static s => s.Size) > Limits.Bytes) && _sources.Sum(static s => s.Parts) > 1)
        {
            _lines -= _sources.MinBy(static s => s.FirstTimestamp)!.DropOldest();
        }
    }
}
