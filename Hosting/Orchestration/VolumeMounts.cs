namespace WpAspire.Hosting.Orchestration;

/// <summary>A volume or directory where a container has it.</summary>
/// <param name="Container">The container.</param>
/// <param name="Mount">The mount.</param>
/// <param name="Label">What tells it from the others of the same resource.</param>
internal sealed record VolumeMount(ContainerResource Container, ContainerMountAnnotation Mount, string Label);

/// <summary>What a resource has to do with volumes. Pure.</summary>
internal static class VolumeMounts
{
    /// <summary>The mounts of a container, or of a volume in all containers that have it; none for anything else.</summary>
    public static IEnumerable<VolumeMount> Of(IResource resource, DistributedApplicationModel model) => resource switch
    {
        ContainerResource container => Of(container).Select(m => new VolumeMount(container, m, m.Target)),
        IResourceWithVolume volume => from container in model.Resources.OfType<ContainerResource>()
                                      from mount in Of(container)
                                      where mount.Type == ContainerMountType.Volume && mount.Source == volume.VolumeName
                                      select new VolumeMount(container, mount, $"{container.Name}: {mount.Target}"),
        _ => [],
    };

    private static IEnumerable<ContainerMountAnnotation> Of(ContainerResource container) => container.Annotations.OfType<ContainerMountAnnotation>();
}
