using System.Diagnostics;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Mounts a volume, or a file or directory of the host, into a container.</summary>
[DebuggerDisplay("{Type}: {Source} -> {Target}")]
public sealed class ContainerMountAnnotation : IResourceAnnotation
{
    /// <summary>Creates the annotation.</summary>
    /// <param name="source">
    /// The volume's name, or <see langword="null"/> for an anonymous one; for a bind mount, the absolute path on the
    /// host.
    /// </param>
    /// <param name="target">The absolute path in the container.</param>
    /// <param name="type">The kind of mount.</param>
    /// <param name="isReadOnly">Whether the container may not write.</param>
    /// <exception cref="DistributedApplicationException">
    /// A bind mount has no source or a relative one, or an anonymous volume is read-only.
    /// </exception>
    public ContainerMountAnnotation(string? source, string target, ContainerMountType type, bool isReadOnly)
    {
        ArgumentException.ThrowIfNullOrEmpty(target);

        if (type == ContainerMountType.BindMount)
        {
            if (string.IsNullOrEmpty(source))
            {
                throw new DistributedApplicationException($"The bind mount at '{target}' has no source path.");
            }

            if (!Path.IsPathRooted(source))
            {
                throw new DistributedApplicationException($"The bind mount at '{target}' has the relative source '{source}': it needs an absolute path.");
            }
        }

        if (type == ContainerMountType.Volume && string.IsNullOrEmpty(source) && isReadOnly)
        {
            throw new DistributedApplicationException($"The anonymous volume at '{target}' is read-only, so that nothing could ever be in it: give it a name.");
        }

        Source = source;
        Target = target;
        Type = type;
        IsReadOnly = isReadOnly;
    }

    /// <summary>The volume's name or the path on the host; <see langword="null"/> for an anonymous volume.</summary>
    public string? Source { get; }

    /// <summary>The absolute path in the container.</summary>
    public string Target { get; }

    /// <summary>The kind of mount.</summary>
    public ContainerMountType Type { get; }

    /// <summary>Whether the container may not write.</summary>
    public bool IsReadOnly { get; }
}
