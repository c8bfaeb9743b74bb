namespace Aspire.Hosting;

/// <summary>Adds shared volumes to an application and to its containers.</summary>
public static class SharedVolumeBuilderExtensions
{
    /// <summary>Adds a volume that several containers share.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <returns>The volume, for further configuration.</returns>
    public static IResourceBuilder<SharedVolumeResource> AddSharedVolume(this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var volume = new SharedVolumeResource(name, builder.Site().VolumeName(name, "shared"));
        return VolumeCommands.AddRemoveData(builder.AddResource(volume), $"all that is in the volume '{volume.VolumeName}'", () => volume.VolumeName, static _ => [])
            .WithIconName("Folder")
            .WithInitialState(new CustomResourceSnapshot
            {
                ResourceType = "SharedVolume",
                State = KnownResourceStates.Running,
                CreationTimeStamp = DateTime.UtcNow,
                StartTimeStamp = DateTime.UtcNow,
                Properties = [new("Volume", volume.VolumeName)],
            });
    }

    /// <summary>Mounts a shared volume in a container.</summary>
    /// <typeparam name="T">The container's type.</typeparam>
    /// <param name="builder">The container.</param>
    /// <param name="volume">The volume.</param>
    /// <param name="target">The absolute path inside the container.</param>
    /// <param name="isReadOnly">Whether the container may only read it.</param>
    /// <returns>The container, for further configuration.</returns>
    public static IResourceBuilder<T> WithSharedVolume<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<SharedVolumeResource> volume, string target, bool isReadOnly = false)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(volume);
        ArgumentException.ThrowIfNullOrEmpty(target);

        return builder
            .WithVolume(volume.Resource.VolumeName, target, isReadOnly)
            .WithAnnotation(new SharedVolumeMountAnnotation(volume.Resource, target, isReadOnly))
            .WithReferenceRelationship(volume.Resource);
    }
}
