namespace Aspire.Hosting;

/// <summary>Runs containers as replica sets.</summary>
public static class ReplicaSetBuilderExtensions
{
    internal const int MostReplicas = 32;
    private const int UsualMaximum = 8;

    /// <summary>
    /// Says how many instances of the container run, behind a load balancer that has its HTTP endpoints; the last call
    /// counts. While it runs, the commands <c>scale</c> and <c>restart</c> change them without a failed request.
    /// </summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The container.</param>
    /// <param name="replicas">The number of instances, from 1 to 32.</param>
    /// <param name="maxReplicas">How many there can be while it runs, from <paramref name="replicas"/> to 32; 8 by default, or <paramref name="replicas"/> if that is more.</param>
    /// <returns>The container, for further configuration.</returns>
    /// <exception cref="DistributedApplicationException">A number is not allowed.</exception>
    /// <example>
    /// <code>
    /// builder.AddWordPress("wordpress", database).WithReplicas(2);
    /// </code>
    /// </example>
    public static IResourceBuilder<T> WithReplicas<T>(this IResourceBuilder<T> builder, int replicas, int? maxReplicas = null)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        BadInput.ThrowIf(
            replicas is < 1 or > MostReplicas,
            $"The resource '{builder.Resource.Name}' cannot have {replicas} replicas: allowed are 1 to {MostReplicas}.");

        if (maxReplicas is { } most && (most < replicas || most > MostReplicas))
        {
            throw new DistributedApplicationException(
                $"The resource '{builder.Resource.Name}' cannot have at most {most.ToString(CultureInfo.InvariantCulture)} replicas: allowed are {replicas} (what it begins with) to {MostReplicas}.");
        }

        builder.ApplicationBuilder.Site();
        return builder
            .WithAnnotation(new ReplicaAnnotation(replicas), ResourceAnnotationMutationBehavior.Replace)
            .AsReplicaSet(Math.Max(replicas, maxReplicas ?? UsualMaximum));
    }

    /// <summary>Runs a container as a replica set, of one until <see cref="WithReplicas"/> says more.</summary>
    internal static IResourceBuilder<T> AsReplicaSet<T>(this IResourceBuilder<T> builder, int maxReplicas = UsualMaximum)
        where T : ContainerResource
    {
        if (!builder.Resource.Annotations.OfType<ReplicaSetAnnotation>().Any())
        {
            ReplicaCommands.AddTo(builder);
            ReplicaHealthCheck.AddTo(builder);
        }

        return builder.WithAnnotation(new ReplicaSetAnnotation(maxReplicas), ResourceAnnotationMutationBehavior.Replace);
    }
}
