using System.Collections.Concurrent;

namespace WpAspire.Hosting.Logs;

/// <summary>
/// What the containers of the site write, kept for those who look at it in a browser. A container is read only while
/// somebody looks at its resource; what was read stays until newer lines need the room.
/// </summary>
/// <param name="limits">How much is kept of each resource.</param>
internal sealed class ConsoleLogs(LogLimits limits)
{
    private readonly ConcurrentDictionary<string, ConsoleLog> _logs = new(StringComparer.OrdinalIgnoreCase);
    private int _watchersOfAll;

    /// <summary>How much is kept of each resource.</summary>
    public LogLimits Limits => limits;

    /// <summary>Tells of new lines of any resource.</summary>
    public LogSignal Changed { get; } = new();

    /// <summary>Tells that somebody begins or ends to look.</summary>
    public LogSignal WatchersChanged { get; } = new();

    /// <summary>Whether somebody looks at all resources at once.</summary>
    public bool AllAreWatched => Volatile.Read(ref _watchersOfAll) > 0;

    /// <summary>The lines of a resource.</summary>
    public ConsoleLog this[string resource] => _logs.GetOrAdd(resource, static (name, owner) => new ConsoleLog(name, owner), this);

    /// <summary>Those who have written something.</summary>
    /// <param name="resource">The resource; <see langword="null"/> for all.</param>
    public IEnumerable<LogSource> SourcesOf(string? resource) =>
        resource is null ? _logs.Values.SelectMany(static l => l.Sources) : this[resource].Sources;

    /// <summary>Tells of new lines.</summary>
    /// <param name="resource">The resource; <see langword="null"/> for any.</param>
    public LogSignal ChangesOf(string? resource) => resource is null ? Changed : this[resource].Changed;

    /// <summary>Waits, while they are watched, for the lines that were written before now.</summary>
    /// <param name="resource">The resource; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task WhenLoadedAsync(string? resource, CancellationToken cancellationToken) => resource is null
        ? Task.WhenAll(_logs.Values.Select(l => l.WhenLoadedAsync(cancellationToken)))
        : this[resource].WhenLoadedAsync(cancellationToken);

    /// <summary>Somebody wants to see what the containers write, until it is disposed of.</summary>
    /// <param name="resource">The resource; <see langword="null"/> for all.</param>
    public IDisposable Watch(string? resource)
    {
        if (resource is not null)
        {
            return this[resource].Watch();
        }

        Interlocked.Increment(ref _watchersOfAll);
        WatchersChanged.Set();
        return new Watching(() =>
        {
            Interlocked.Decrement(ref _watchersOfAll);
            WatchersChanged.Set();
        });
    }
}
