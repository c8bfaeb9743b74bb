namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// One container of a resource that runs as a replica set, such as <c>wordpress-1</c> of <c>wordpress</c>. A run makes it of
/// what the model says of the whole: its environment, arguments, mounts and image.
/// </summary>
public sealed class ReplicaResource : ContainerResource
{
    internal ReplicaResource(string name, ContainerResource owner, int number)
        : base(name, owner.Entrypoint)
    {
        Owner = owner;
        Number = number;
    }

    /// <summary>The resource that it is a replica of.</summary>
    public ContainerResource Owner { get; }

    /// <summary>Which of its replicas, from 1.</summary>
    public int Number { get; }
}
