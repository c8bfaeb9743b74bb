namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Says how many instances of a resource run.</summary>
/// <param name="replicas">The number of instances.</param>
public sealed class ReplicaAnnotation(int replicas = 1) : IResourceAnnotation
{
    /// <summary>The number of instances.</summary>
    public int Replicas { get; } = replicas;
}
