namespace WpAspire.Hosting.LoadBalancing;

/// <summary>One container that takes requests. It counts those that it has, so that it can be emptied before it stops.</summary>
internal sealed class Backend(string name, Uri address)
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _requests;
    private bool _isClosed;

    /// <summary>What it is called in logs.</summary>
    public string Name => name;

    /// <summary>Where this machine reaches it.</summary>
    public Uri Address => address;

    /// <summary>Counts a request in, unless it takes none any more.</summary>
    public bool TryEnter()
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return false;
            }

            _requests++;
            return true;
        }
    }

    /// <summary>Counts a request out.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _requests--;
            CompleteIfEmpty();
        }
    }

    /// <summary>Takes no more requests.</summary>
    /// <returns>Completes when the last one has ended.</returns>
    public Task Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            CompleteIfEmpty();
        }

        return _empty.Task;
    }

    private void CompleteIfEmpty()
    {
        if (_isClosed && _requests == 0)
        {
            _empty.TrySetResult();
        }
    }
}
