namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>An image to build, with every value resolved.</summary>
/// <param name="Resource">The resource that needs it.</param>
/// <param name="ContextPath">The absolute path of the build context.</param>
/// <param name="DockerfilePath">The absolute path of the Dockerfile.</param>
/// <param name="Stage">The stage to build; <see langword="null"/> for the last.</param>
/// <param name="Arguments">The build arguments.</param>
/// <param name="Secrets">The build secrets, which need BuildKit.</param>
internal sealed record ImageBuildRequest(
    string Resource,
    string ContextPath,
    string DockerfilePath,
    string? Stage,
    IReadOnlyDictionary<string, string> Arguments,
    IReadOnlyDictionary<string, string> Secrets);
