namespace WpAspire.Hosting.Logs;

/// <summary>Somebody looks at logs, until it is disposed of.</summary>
/// <param name="end">What happens then, once.</param>
internal sealed class Watching(Action end) : IDisposable
{
    private Action? _end = end;

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
}
