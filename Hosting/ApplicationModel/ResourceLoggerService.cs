using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using WpAspire.Hosting.Logs;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Keeps the last lines of the log of each resource, and gives them to those who watch.</summary>
/// <remarks>Secrets that are known are masked in each line before it is kept.</remarks>
public class ResourceLoggerService : IDisposable
{
    /// <summary>The lines of each resource that are kept.</summary>
    internal const int BacklogCapacity = 10_000;

    private readonly ConcurrentDictionary<string, ResourceLog> _logs = new(StringComparer.OrdinalIgnoreCase);
    private readonly CancellationTokenSource _ending = new();
    private readonly CancellationToken _ended;
    private readonly ISecretMasker? _masker;
    private readonly ConsoleLogs? _console;
    private readonly Lock _lock = new();
    private readonly List<Channel<LogSubscriber>> _subscriberWatchers = [];

    /// <summary>Creates the service.</summary>
    public ResourceLoggerService() => _ended = _ending.Token;

    internal ResourceLoggerService(ISecretMasker masker, ConsoleLogs console)
        : this() => (_masker, _console) = (masker, console);

    /// <summary>Gets the log of a resource, to write to.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The log.</returns>
    public ILogger GetLogger(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return LogOf(resource.Name);
    }

    /// <summary>Gets the log of a resource, to write to.</summary>
    /// <param name="resourceName">The name of the resource, or the id of one of its instances.</param>
    /// <returns>The log.</returns>
    public ILogger GetLogger(string resourceName)
    {
        ArgumentNullException.ThrowIfNull(resourceName);
        return LogOf(resourceName);
    }

    /// <summary>Gives the last lines of a log and then each new one, until the log is complete.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The lines, as many at once as there are.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return LogOf(resource.Name).WatchAsync();
    }

    /// <summary>Gives the last lines of a log and then each new one, until the log is complete.</summary>
    /// <param name="resourceName">The name of the resource, or the id of one of its instances.</param>
    /// <returns>The lines, as many at once as there are.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName)
    {
        ArgumentNullException.ThrowIfNull(resourceName);
        return LogOf(resourceName).WatchAsync();
    }

    /// <summary>Gives the last lines of a log.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The lines.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return LogOf(resource.Name).GetAllAsync();
    }

    /// <summary>Gives the last lines of a log.</summary>
    /// <param name="resourceName">The name of the resource, or the id of one of its instances.</param>
    /// <returns>The lines.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(string resourceName)
    {
        ArgumentNullException.ThrowIfNull(resourceName);
        return LogOf(resourceName).GetAllAsync();
    }

    /// <summary>Says of which resources someone begins to watch the log, or nobody does any more.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The changes.</returns>
    public async IAsyncEnumerable<LogSubscriber> WatchAnySubscribersAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended);
        var channel = Channel.CreateUnbounded<LogSubscriber>(new() { SingleReader = true });
        lock (_lock)
        {
            _subscriberWatchers.Add(channel);
            foreach (var log in _logs.Values.Where(l => l.HasSubscribers))
            {
                channel.Writer.TryWrite(new(log.Name, true));
            }
        }

        try
        {
            await foreach (var subscriber in channel.Reader.ReadAllAsync(ending.Token).ConfigureAwait(false))
            {
                yield return subscriber;
            }
        }
        finally
        {
            lock (_lock)
            {
                _subscriberWatchers.Remove(channel);
            }
        }
    }

    /// <summary>Ends a log: those who watch it get no more lines.</summary>
    /// <param name="resource">The resource.</param>
    public void Complete(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        Complete(resource.Name);
    }

    /// <summary>Ends a log: those who watch it get no more lines.</summary>
    /// <param name="name">The name of the resource, or the id of one of its instances.</param>
    public void Complete(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_logs.TryGetValue(name, out var log))
        {
            log.Complete();
        }
    }

    /// <summary>Forgets the lines of a log. Lines that follow are watched as before.</summary>
    /// <param name="resourceName">The name of the resource, or the id of one of its instances.</param>
    public void ClearBacklog(string resourceName)
    {
        ArgumentNullException.ThrowIfNull(resourceName);
        if (_logs.TryGetValue(resourceName, out var log))
        {
            log.Clear();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends all logs.</summary>
    /// <param name="disposing">Whether this is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_ended.IsCancellationRequested)
        {
            _ending.Cancel();
            _ending.Dispose();
        }
    }

    /// <summary>Takes in a line that a container wrote. The console logs have it from elsewhere.</summary>
    internal void AddFromContainer(string resourceName, string content, bool isErrorMessage) => LogOf(resourceName).Add(Mask(content), isErrorMessage);

    private string Mask(string content) => _masker?.Mask(content) ?? content;

    private ResourceLog LogOf(string name) => _logs.GetOrAdd(name, static (name, service) => new(name, service), this);

    private void SubscribersChanged(string name, bool any)
    {
        lock (_lock)
        {
            foreach (var watcher in _subscriberWatchers)
            {
                watcher.Writer.TryWrite(new(name, any));
            }
        }
    }

    private sealed class ResourceLog(string name, ResourceLoggerService service) : ILogger
    {
        private readonly Lock _lock = new();
        private readonly Queue<LogLine> _backlog = [];
        private readonly List<Channel<LogLine>> _watchers = [];
        private int _lines;

        public string Name { get; } = name;

        public bool HasSubscribers
        {
            get
            {
                lock (_lock)
                {
                    return _watchers.Count > 0;
                }
            }
        }

        public void Add(string content, bool isErrorMessage)
        {
            lock (_lock)
            {
                var line = new LogLine(++_lines, content, isErrorMessage);
                if (_backlog.Count == BacklogCapacity)
                {
                    _backlog.Dequeue();
                }

                _backlog.Enqueue(line);
                foreach (var watcher in _watchers)
                {
                    watcher.Writer.TryWrite(line);
                }
            }
        }

        public void Clear()
        {
            lock (_lock)
            {
                _backlog.Clear();
            }
        }

        public void Complete()
        {
            lock (_lock)
            {
                foreach (var watcher in _watchers)
                {
                    watcher.Writer.TryComplete();
                }
            }
        }

        public async IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync()
        {
            await Task.CompletedTask.ConfigureAwait(false);
            LogLine[] lines;
            lock (_lock)
            {
                lines = [.. _backlog];
            }

            if (lines.Length > 0)
            {
                yield return lines;
            }
        }

        public async IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, service._ended);

            // A watcher that does not keep up loses the oldest lines, as line numbers show, and not the AppHost its memory.
            var channel = Channel.CreateBounded<LogLine>(new BoundedChannelOptions(BacklogCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });
            LogLine[] backlog;
            bool first;
            lock (_lock)
            {
                backlog = [.. _backlog];
                first = _watchers.Count == 0;
                _watchers.Add(channel);
            }

            try
            {
                if (first)
                {
                    service.SubscribersChanged(Name, true);
                }

                if (backlog.Length > 0)
                {
                    yield return backlog;
                }

                while (await WaitAsync(channel, ending.Token).ConfigureAwait(false))
                {
                    List<LogLine> lines = [];
                    while (channel.Reader.TryRead(out var line))
                    {
                        lines.Add(line);
                    }

                    if (lines.Count > 0)
                    {
                        yield return lines;
                    }
                }

                cancellationToken.ThrowIfCancellationRequested();
            }
            finally
            {
                bool last;
                lock (_lock)
                {
                    _watchers.Remove(channel);
                    last = _watchers.Count == 0;
                }

                if (last)
                {
                    service.SubscribersChanged(Name, false);
                }
            }
        }

        IDisposable? ILogger.BeginScope<TState>(TState state) => null;

        bool ILogger.IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var text = formatter(state, exception) + (exception is null ? string.Empty : Environment.NewLine + exception);
            foreach (var line in text.Split('\n'))
            {
                var content = service.Mask(line.TrimEnd('\r'));
                Add(content, logLevel >= LogLevel.Error);
                service._console?[Name].AddOwn(content, LogClock.FromDateTime(DateTimeOffset.UtcNow), logLevel >= LogLevel.Error);
            }
        }

        private static async Task<bool> WaitAsync(Channel<LogLine> channel, CancellationToken cancellationToken)
        {
            try
            {
                return await channel.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }
}
