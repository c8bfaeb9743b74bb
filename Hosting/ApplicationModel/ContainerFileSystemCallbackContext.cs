namespace WpAspire.Hosting.ApplicationModel;

/// <summary>What a callback that gives files for a container gets.</summary>
public sealed class ContainerFileSystemCallbackContext
{
    /// <summary>The services of the application.</summary>
    public required IServiceProvider ServiceProvider { get; init; }

    /// <summary>The container.</summary>
    public required IResource Model { get; init; }
}
