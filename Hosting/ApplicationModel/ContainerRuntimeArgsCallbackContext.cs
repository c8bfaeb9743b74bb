namespace WpAspire.Hosting.ApplicationModel;

/// <summary>What a callback that adds options for the container engine gets.</summary>
/// <param name="args">The options so far.</param>
/// <param name="cancellationToken">Ends the work.</param>
public sealed class ContainerRuntimeArgsCallbackContext(IList<object> args, CancellationToken cancellationToken = default)
{
    /// <summary>The options: strings, or values that are resolved later.</summary>
    public IList<object> Args { get; } = args ?? throw new ArgumentNullException(nameof(args));

    /// <summary>Ends the work.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
