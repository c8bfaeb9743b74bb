namespace WpAspire.Hosting.Containers;

/// <summary>Has a container that dies started again, by the container runtime: Aspire's orchestrator leaves it where it is.</summary>
internal static class KeepRunning
{
    // One that dies at once, again and again, is left for people to see why.
    private static readonly string[] s_restart = ["--restart", "on-failure:5"];

    /// <summary>Says so of a container, in a run: ECS does it by itself.</summary>
    public static IResourceBuilder<T> AddTo<T>(IResourceBuilder<T> builder)
        where T : ContainerResource =>
        builder.ApplicationBuilder.ExecutionContext.IsRunMode ? builder.WithContainerRuntimeArgs(s_restart) : builder;
}
