namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A container.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="entrypoint">The program to start instead of the image's own.</param>
public class ContainerResource(string name, string? entrypoint = null)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IResourceWithProbes, IComputeResource
{
    /// <summary>The program to start instead of the image's own, or <see langword="null"/> for the image's own.</summary>
    public string? Entrypoint { get; set; } = entrypoint;

    /// <summary>
    /// Whether the entry point is a shell that is given the arguments as one command: <c>sh -c "a b c"</c>.
    /// </summary>
    public bool? ShellExecution { get; set; }
}
