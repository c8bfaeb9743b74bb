namespace WpAspire.Hosting.ApplicationModel;

/// <summary>What a callback that says whether a command can be executed gets.</summary>
public sealed class UpdateCommandStateContext
{
    /// <summary>The state of the resource.</summary>
    public required CustomResourceSnapshot ResourceSnapshot { get; init; }

    /// <summary>The services of the application.</summary>
    public required IServiceProvider ServiceProvider { get; init; }
}
