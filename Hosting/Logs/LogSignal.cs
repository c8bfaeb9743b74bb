namespace WpAspire.Hosting.Logs;

/// <summary>Tells those who wait that something has changed. To tell it costs next to nothing while nobody waits.</summary>
internal sealed class LogSignal
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _waiting;
    private long _version;

    /// <summary>How often something has changed. To be read before one looks at what there is.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>Something has changed.</summary>
    public void Set()
    {
        Interlocked.Increment(ref _version);
        if (Volatile.Read(ref _waiting) is null)
        {
            return;
        }

        TaskCompletionSource? waiting;
        lock (_lock)
        {
            (waiting, _waiting) = (_waiting, null);
        }

        waiting?.TrySetResult();
    }

    /// <summary>Waits until something has changed since.</summary>
    /// <param name="seen">The <see cref="Version"/> of what was seen.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task WaitAsync(long seen, CancellationToken cancellationToken)
    {
        TaskCompletionSource waiting;
        lock (_lock)
        {
            waiting = _waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        // After the other side can see who waits: a change in between is not missed.
        Interlocked.MemoryBarrier();
        return Version != seen ? Task.CompletedTask : waiting.Task.WaitAsync(cancellationToken);
    }
}
