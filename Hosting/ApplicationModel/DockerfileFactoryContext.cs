namespace WpAspire.Hosting.ApplicationModel;

/// <summary>What a callback that generates a Dockerfile gets.</summary>
public sealed class DockerfileFactoryContext
{
    /// <summary>The services of the application.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>The container.</summary>
    public required IResource Resource { get; init; }

    /// <summary>Ends the work.</summary>
    public CancellationToken CancellationToken { get; init; }
}
