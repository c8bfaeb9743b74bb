namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// Storage that several containers write to at once: a named volume on this machine, a file system (EFS) in AWS.
/// What it holds outlives every container.
/// </summary>
public class SharedVolumeResource : Resource, IResourceWithVolume
{
    /// <summary>Creates a shared volume.</summary>
    /// <param name="name">The resource's name.</param>
    /// <param name="volumeName">The volume's name in the local container engine.</param>
    public SharedVolumeResource(string name, string volumeName)
        : base(name)
    {
        ArgumentException.ThrowIfNullOrEmpty(volumeName);
        VolumeName = volumeName;
    }

    /// <inheritdoc/>
    public string VolumeName { get; }
}
