using System.Collections.Immutable;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>The properties that a container's snapshot carries, by Aspire's names.</summary>
internal static class SnapshotProperties
{
    public const string ContainerId = "container.id";
    public const string ContainerName = "container.name";
    public const string ContainerImage = "container.image";

    /// <summary>Puts a container's identity into a snapshot's properties.</summary>
    public static ImmutableArray<ResourcePropertySnapshot> Set(ImmutableArray<ResourcePropertySnapshot> properties, ContainerState container)
    {
        var own = new ResourcePropertySnapshot[] { new(ContainerId, container.Id), new(ContainerName, container.Name), new(ContainerImage, container.Image ?? "") };
        return [.. properties.Where(p => own.All(o => o.Name != p.Name)), .. own];
    }
}
