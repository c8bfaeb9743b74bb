
namespace WpAspire.Provisioning.Model;

/// <summary>A container that runs on ECS.</summary>
public sealed record Workload
{
    /// <summary>The container of the application.</summary>
    public required ContainerResource Resource { get; init; }

    /// <summary>The resource's name.</summary>
    public string Name => Resource.Name;

    /// <summary>Whether its image loads a site: that of the site itself, and that of its toolbox.</summary>
    internal bool LoadsSite => Resource is WordPressResource or ToolboxResource;

    /// <summary>Whether it runs the official image of WordPress, which can less than that in <c>docker/wordpress</c>.</summary>
    internal bool IsOfficialWordPress => ImageName?.Split(':', '@')[0] is "wordpress" or "library/wordpress" or "docker.io/library/wordpress";

    /// <summary>The image that is built and pushed; <see langword="null"/> if <see cref="ImageName"/> is pulled.</summary>
    public ImageBuild? Build { get; init; }

    /// <summary>The name of an image that somebody else publishes.</summary>
    public string? ImageName { get; init; }

    /// <summary>The environment, by name; values are expressions of the application model.</summary>
    public required IReadOnlyList<KeyValuePair<string, object>> Environment { get; init; }

    /// <summary>The arguments; values are expressions of the application model.</summary>
    public IReadOnlyList<object> Arguments { get; init; } = [];

    /// <summary>The ports that it listens on.</summary>
    public required IReadOnlyList<WorkloadPort> Ports { get; init; }

    /// <summary>The shared volumes that it mounts.</summary>
    public required IReadOnlyList<SharedVolumeMountAnnotation> Mounts { get; init; }

    /// <summary>Directories that it may write to though its root file system is read-only; what is in them goes with the container.</summary>
    public IReadOnlyList<string> WritableDirectories { get; init; } = [];

    /// <summary>Whether its root file system is read-only.</summary>
    public bool ReadOnlyRoot { get; init; }

    /// <summary>The user that it runs as, such as <c>33:33</c>; <see langword="null"/> for the image's own.</summary>
    public string? User { get; init; }

    /// <summary>The Linux capabilities that are taken from it.</summary>
    public IReadOnlyList<string> DropCapabilities { get; init; } = [];

    /// <summary>Whether a process that adopts orphans runs first.</summary>
    public bool Init { get; init; }

    /// <summary>The number of instances that the application asks for (<c>WithReplicas</c>).</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>The services that must be there before it (<c>WaitFor</c>).</summary>
    public IReadOnlyList<string> WaitFor { get; init; } = [];

    /// <summary>The port that people reach it on; <see langword="null"/> if it has none (<c>WithExternalHttpEndpoints</c>).</summary>
    public WorkloadPort? ExternalPort => Ports.FirstOrDefault(static p => p.IsExternal);

    /// <summary>The site, where this is one.</summary>
    public WordPressResource? Site => Resource as WordPressResource;
}

/// <summary>A port that a container listens on.</summary>
/// <param name="Endpoint">The endpoint of the application model.</param>
/// <param name="Number">The port in the container.</param>
/// <param name="IsExternal">Whether people reach it through a load balancer.</param>
/// <param name="HealthPath">The path that says by status 200 that an instance works; <see langword="null"/> if the application names none.</param>
public sealed record WorkloadPort(EndpointAnnotation Endpoint, int Number, bool IsExternal, string? HealthPath);

/// <summary>An image that is built from a directory. It is the same build as on the developer's machine.</summary>
/// <param name="Resource">The resource whose image it is; two resources of one build share it.</param>
/// <param name="ContextPath">The absolute path of the build context.</param>
/// <param name="DockerfilePath">The absolute path of the Dockerfile.</param>
/// <param name="Stage">The stage to build; <see langword="null"/> for the last.</param>
/// <param name="Arguments">The build arguments.</param>
/// <param name="Hash">The hash of all that the image is made of, in hexadecimal: the local run names the image by it, too.</param>
public sealed record ImageBuild(
    string Resource, string ContextPath, string DockerfilePath, string? Stage, IReadOnlyDictionary<string, string> Arguments, string Hash);
