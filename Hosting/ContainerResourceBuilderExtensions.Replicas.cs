namespace WpAspire.Hosting;

public static partial class ContainerResourceBuilderExtensions
{
    internal const int MostReplicas = 32;

    /// <summary>Says how many instances of the container run; the last call counts.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the container.</param>
    /// <param name="replicas">The number of instances, from 1 to 32.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">The number is not allowed.</exception>
    public static IResourceBuilder<T> WithReplicas<T>(this IResourceBuilder<T> builder, int replicas)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return replicas is >= 1 and <= MostReplicas
            ? builder.WithAnnotation(new ReplicaAnnotation(replicas), ResourceAnnotationMutationBehavior.Replace)
            : throw new DistributedApplicationException($"The resource '{builder.Resource.Name}' cannot have {replicas} replicas: allowed are 1 to {MostReplicas}.");
    }
}
