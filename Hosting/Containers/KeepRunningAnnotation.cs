namespace WpAspire.Hosting.Containers;

/// <summary>Says that a container which dies is started again.</summary>
internal sealed class KeepRunningAnnotation : IResourceAnnotation
{
    // The container runtime is the fastest: but it leaves alone what somebody kills through it.
    private static readonly string[] s_restart = ["--restart", "on-failure:5"];

    /// <summary>Says so of a container, in a run: ECS does it by itself.</summary>
    public static IResourceBuilder<T> AddTo<T>(IResourceBuilder<T> builder)
        where T : ContainerResource =>
        builder.ApplicationBuilder.ExecutionContext.IsRunMode
            ? builder.WithContainerRuntimeArgs(s_restart).WithAnnotation(new KeepRunningAnnotation())
            : builder;
}
