namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// Says that a container runs as a replica set: as containers <c>{name}-1</c>, <c>{name}-2</c> … behind a load balancer that
/// has its endpoints. How many is what <see cref="ReplicaAnnotation"/> says, else one.
/// </summary>
/// <param name="maxReplicas">How many there can be while it runs.</param>
public sealed class ReplicaSetAnnotation(int maxReplicas) : IResourceAnnotation
{
    /// <summary>How many there can be while it runs.</summary>
    public int MaxReplicas { get; } = maxReplicas;
}
