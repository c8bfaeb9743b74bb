using System.Threading.Channels;

namespace WpAspire.Hosting.Containers;

/// <summary>
/// The newest state of each resource, by its name in the model. Aspire's own answer wants to know the instance, which
/// nobody outside can tell.
/// </summary>
internal sealed class ResourceStates(ResourceNotificationService notifications) : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentDictionary<string, ResourceEvent> _states = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<Channel<ResourceEvent>, byte> _followers = new();
    private Task _watching = Task.CompletedTask;

    /// <summary>The newest snapshot; <see langword="null"/> while there is none.</summary>
    public CustomResourceSnapshot? Of(IResource resource) => _states.GetValueOrDefault(resource.Name)?.Snapshot;

    /// <summary>Aspire's own name for the instance, such as <c>mariadb-zkmxhgab</c>; <see langword="null"/> while there is none.</summary>
    public string? IdOf(IResource resource) => _states.GetValueOrDefault(resource.Name)?.ResourceId;

    /// <summary>The identifier of the container that a resource has, in the container runtime; <see langword="null"/> while it has none.</summary>
    public string? ContainerIdOf(IResource resource) => Of(resource) is { } snapshot ? ContainerIdOf(snapshot) : null;

    /// <summary>The identifier of the container that a snapshot tells of.</summary>
    public static string? ContainerIdOf(CustomResourceSnapshot snapshot) =>
        snapshot.Properties.FirstOrDefault(static p => p.Name == "container.id")?.Value as string is { Length: > 0 } id ? id : null;

    /// <summary>Whether a resource runs.</summary>
    public bool IsRunning(IResource resource) => Of(resource)?.State?.Text == KnownResourceStates.Running;

    /// <summary>Whether a resource runs, or is about to.</summary>
    public bool IsUp(IResource resource) => IsUp(Of(resource));

    /// <summary>Whether what has this snapshot runs, or is about to.</summary>
    public static bool IsUp(CustomResourceSnapshot? snapshot) =>
        snapshot?.State?.Text is { } state && state != KnownResourceStates.NotStarted && !KnownResourceStates.TerminalStates.Contains(state);

    /// <summary>All changes from now on, each after it can be asked for, beginning with the present states.</summary>
    public async IAsyncEnumerable<ResourceEvent> FollowAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<ResourceEvent>();
        _followers.TryAdd(channel, 0);
        try
        {
            foreach (var state in _states.Values)
            {
                yield return state;
            }

            await foreach (var change in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return change;
            }
        }
        finally
        {
            _followers.TryRemove(channel, out _);
        }
    }

    /// <summary>Begins to watch, before anything starts.</summary>
    public void Begin() => _watching = WatchAsync(_ending.Token);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        await foreach (var change in notifications.WatchAsync(cancellationToken))
        {
            _states[change.Resource.Name] = change;
            foreach (var follower in _followers.Keys)
            {
                follower.Writer.TryWrite(change);
            }
        }
    }
}
