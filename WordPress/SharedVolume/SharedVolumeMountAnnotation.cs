namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says that a resource mounts a shared volume, and where.</summary>
/// <param name="volume">The volume.</param>
/// <param name="target">The absolute path inside the container.</param>
/// <param name="isReadOnly">Whether the container may only read it.</param>
public sealed class SharedVolumeMountAnnotation(SharedVolumeResource volume, string target, bool isReadOnly) : ISharedMountAnnotation
{
    /// <summary>The volume.</summary>
    public SharedVolumeResource Volume { get; } = volume;

    /// <inheritdoc/>
    public string Target { get; } = target;

    /// <summary>Whether the container may only read it.</summary>
    public bool IsReadOnly { get; } = isReadOnly;
}
