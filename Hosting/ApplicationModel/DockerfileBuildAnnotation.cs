using System.Diagnostics;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Builds the image of a container.</summary>
/// <param name="contextPath">The absolute path of the directory whose files the build can use.</param>
/// <param name="dockerfilePath">The absolute path of the Dockerfile.</param>
/// <param name="stage">The stage of the Dockerfile to build, or <see langword="null"/> for the last one.</param>
[DebuggerDisplay("ContextPath = {ContextPath}, DockerfilePath = {DockerfilePath}, Stage = {Stage}")]
public class DockerfileBuildAnnotation(string contextPath, string dockerfilePath, string? stage) : IResourceAnnotation
{
    /// <summary>The absolute path of the directory whose files the build can use.</summary>
    public string ContextPath { get; } = contextPath ?? throw new ArgumentNullException(nameof(contextPath));

    /// <summary>The absolute path of the Dockerfile.</summary>
    public string DockerfilePath { get; } = dockerfilePath ?? throw new ArgumentNullException(nameof(dockerfilePath));

    /// <summary>The stage of the Dockerfile to build, or <see langword="null"/> for the last one.</summary>
    public string? Stage { get; } = stage;

    /// <summary>The build arguments: strings, or values that are resolved when the image is built.</summary>
    public Dictionary<string, object?> BuildArguments { get; } = [];

    /// <summary>The build secrets: values that are resolved when the image is built and are not kept in it.</summary>
    public Dictionary<string, object> BuildSecrets { get; } = [];

    /// <summary>The name of the image that is built.</summary>
    public string? ImageName { get; set; }

    /// <summary>The tag of the image that is built.</summary>
    public string? ImageTag { get; set; }

    /// <summary>Whether the Dockerfile sets an entry point.</summary>
    public bool HasEntrypoint { get; set; } = true;

    /// <summary>Gives the text of the Dockerfile where it is generated.</summary>
    public Func<DockerfileFactoryContext, Task<string>>? DockerfileFactory { get; init; }
}
