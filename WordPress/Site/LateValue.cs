namespace WpAspire.WordPress;

/// <summary>A value that is read when all callbacks have run.</summary>
/// <param name="read">Reads it.</param>
internal sealed class LateValue(Func<CancellationToken, ValueTask<string?>> read) : IValueProvider
{
    /// <inheritdoc/>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => read(cancellationToken);
}
