namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A mount of a resource.</summary>
/// <param name="Source">The volume's name or the path on this machine.</param>
/// <param name="Target">The path in the container.</param>
/// <param name="MountType">The kind of mount.</param>
/// <param name="IsReadOnly">Whether the container may not write.</param>
public sealed record VolumeSnapshot(string? Source, string Target, string MountType, bool IsReadOnly);
