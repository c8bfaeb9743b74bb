namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A value that is set later, perhaps more than once, and can be waited for.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class ValueSnapshot<T>
    where T : notnull
{
    private readonly Lock _lock = new();
    private volatile TaskCompletionSource<T> _source = NewSource();

    /// <summary>Whether the value is set.</summary>
    public bool IsValueSet => _source.Task.IsCompletedSuccessfully;

    /// <summary>Gets the value, waiting until it is set.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The value.</returns>
    public Task<T> GetValueAsync(CancellationToken cancellationToken = default) => _source.Task.WaitAsync(cancellationToken);

    /// <summary>Sets the value, in the place of one that was set before.</summary>
    /// <param name="value">The value.</param>
    public void SetValue(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        lock (_lock)
        {
            if (!_source.TrySetResult(value))
            {
                var next = NewSource();
                next.SetResult(value);
                _source = next;
            }
        }
    }

    /// <summary>Fails those who wait, and those who ask until a value is set.</summary>
    /// <param name="exception">What they get.</param>
    public void SetException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        lock (_lock)
        {
            if (!_source.TrySetException(exception))
            {
                var next = NewSource();
                next.SetException(exception);
                _source = next;
            }

            // Nobody may be waiting: a fault that is never looked at is not news for the process.
            _ = _source.Task.Exception;
        }
    }

    /// <summary>The value if it is set.</summary>
    internal T? ValueOrDefault
    {
        get
        {
            var task = _source.Task;
            return task.IsCompletedSuccessfully ? task.Result : default;
        }
    }

    private static TaskCompletionSource<T> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
