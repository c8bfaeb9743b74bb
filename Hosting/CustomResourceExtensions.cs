namespace WpAspire.Hosting;

/// <summary>Extensions for resources of one's own.</summary>
public static class CustomResourceExtensions
{
    /// <summary>Sets the state that the resource begins in.</summary>
    /// <typeparam name="TResource">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="initialSnapshot">The state.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<TResource> WithInitialState<TResource>(this IResourceBuilder<TResource> builder, CustomResourceSnapshot initialSnapshot)
        where TResource : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(initialSnapshot);
        return builder.WithAnnotation(new ResourceSnapshotAnnotation(initialSnapshot), ResourceAnnotationMutationBehavior.Replace);
    }
}
