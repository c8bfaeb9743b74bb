namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>Something that happened to one of a site's containers.</summary>
/// <param name="Action">The engine's name for it: <c>start</c>, <c>die</c>, <c>destroy</c>, …</param>
/// <param name="ContainerId">The container.</param>
/// <param name="Resource">The resource that the container's label names.</param>
/// <param name="ExitCode">The exit code, on <c>die</c>.</param>
internal sealed record ContainerEvent(string Action, string ContainerId, string Resource, int? ExitCode);
