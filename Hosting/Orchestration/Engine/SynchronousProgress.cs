namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>Reports on the caller's thread, so that messages keep their order; <see cref="Progress{T}"/> does not.</summary>
internal sealed class SynchronousProgress<T>(Action<T> report) : IProgress<T>
{
    /// <inheritdoc/>
    public void Report(T value) => report(value);
}
