namespace WpAspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Lets the resource start when another one runs, is healthy, and what had to be done then is done.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="dependency">The builder of the other resource.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport => builder.WithWait(dependency, WaitType.WaitUntilHealthy, null, 0);

    /// <summary>Lets the resource start when another one runs, is healthy, and what had to be done then is done.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="dependency">The builder of the other resource.</param>
    /// <param name="waitBehavior">What to do when the other resource fails.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, WaitBehavior waitBehavior)
        where T : IResourceWithWaitSupport => builder.WithWait(dependency, WaitType.WaitUntilHealthy, waitBehavior, 0);

    /// <summary>Lets the resource start when another one runs, whether it is healthy or not.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="dependency">The builder of the other resource.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WaitForStart<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport => builder.WithWait(dependency, WaitType.WaitUntilStarted, null, 0);

    /// <summary>Lets the resource start when another one runs, whether it is healthy or not.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="dependency">The builder of the other resource.</param>
    /// <param name="waitBehavior">What to do when the other resource fails.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WaitForStart<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, WaitBehavior waitBehavior)
        where T : IResourceWithWaitSupport => builder.WithWait(dependency, WaitType.WaitUntilStarted, waitBehavior, 0);

    /// <summary>Lets the resource start when another one has ended.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="dependency">The builder of the other resource.</param>
    /// <param name="exitCode">The exit code that it has to end with.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WaitForCompletion<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport => builder.WithWait(dependency, WaitType.WaitForCompletion, null, exitCode);

    private static IResourceBuilder<T> WithWait<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, WaitType waitType, WaitBehavior? waitBehavior, int exitCode)
        where T : IResourceWithWaitSupport
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(dependency);

        var resource = builder.Resource;
        var target = dependency.Resource;

        if (ReferenceEquals(resource, target))
        {
            throw new DistributedApplicationException($"The resource '{resource.Name}' waits for itself.");
        }

        if (resource is IResourceWithParent child && IsAncestor(target, child))
        {
            throw new DistributedApplicationException($"The resource '{resource.Name}' waits for '{target.Name}', which it is a part of.");
        }

        // A database is ready when its server is: waiting for the server too gives the better message when it fails.
        if (waitType != WaitType.WaitForCompletion && target is IResourceWithParent part && !IsSameOrWithin(resource, part.Parent))
        {
            builder.WithAnnotation(new WaitAnnotation(part.Parent, waitType, exitCode) { WaitBehavior = waitBehavior });
        }

        return builder
            .WithRelationship(target, KnownRelationshipTypes.WaitFor)
            .WithAnnotation(new WaitAnnotation(target, waitType, exitCode) { WaitBehavior = waitBehavior });
    }

    private static bool IsAncestor(IResource resource, IResourceWithParent child)
    {
        for (IResource? current = child.Parent; current is not null; current = (current as IResourceWithParent)?.Parent)
        {
            if (ReferenceEquals(current, resource))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSameOrWithin(IResource resource, IResource parent) =>
        ReferenceEquals(resource, parent) || (resource is IResourceWithParent child && IsAncestor(parent, child));
}
