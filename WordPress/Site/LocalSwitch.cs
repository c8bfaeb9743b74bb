namespace WpAspire.WordPress;

/// <summary>
/// A switch that is on while the site is a local one. It is read when all callbacks have run: what the model says of
/// <c>WP_ENVIRONMENT_TYPE</c> comes after the site's own.
/// </summary>
/// <param name="variables">The environment of the site.</param>
internal sealed class LocalSwitch(Dictionary<string, object> variables) : IValueProvider
{
    /// <inheritdoc/>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        new(variables.GetValueOrDefault("WP_ENVIRONMENT_TYPE") is "local" ? "1" : "0");
}
