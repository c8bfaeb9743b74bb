namespace WpAspire.Hosting;

public static partial class ContainerResourceBuilderExtensions
{
    /// <summary>Puts files into the container before it starts.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the container.</param>
    /// <param name="destinationPath">The absolute path of a directory in the container.</param>
    /// <param name="entries">The files and directories.</param>
    /// <param name="defaultOwner">The numeric user id of items that say none; root by default.</param>
    /// <param name="defaultGroup">The numeric group id of items that say none; root by default.</param>
    /// <param name="umask">The permissions that items without permissions of their own do not get; <c>0022</c> by default.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithContainerFiles<T>(this IResourceBuilder<T> builder, string destinationPath, IEnumerable<ContainerFileSystemItem> entries, int? defaultOwner = null, int? defaultGroup = null, UnixFileMode? umask = null)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(entries);
        return builder.WithContainerFiles(destinationPath, (_, _) => Task.FromResult(entries), defaultOwner, defaultGroup, umask);
    }

    /// <summary>Puts files into the container before it starts.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the container.</param>
    /// <param name="destinationPath">The absolute path of a directory in the container.</param>
    /// <param name="callback">Gives the files and directories.</param>
    /// <param name="defaultOwner">The numeric user id of items that say none; root by default.</param>
    /// <param name="defaultGroup">The numeric group id of items that say none; root by default.</param>
    /// <param name="umask">The permissions that items without permissions of their own do not get; <c>0022</c> by default.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithContainerFiles<T>(this IResourceBuilder<T> builder, string destinationPath, Func<ContainerFileSystemCallbackContext, CancellationToken, Task<IEnumerable<ContainerFileSystemItem>>> callback, int? defaultOwner = null, int? defaultGroup = null, UnixFileMode? umask = null)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(destinationPath);
        ArgumentNullException.ThrowIfNull(callback);
        return builder.WithFiles(destinationPath, null, callback, defaultOwner, defaultGroup, umask);
    }

    /// <summary>Puts a file, or the files of a directory, of this machine into the container before it starts.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the container.</param>
    /// <param name="destinationPath">The absolute path of a directory in the container.</param>
    /// <param name="sourcePath">The path on this machine, absolute or from the AppHost's directory.</param>
    /// <param name="defaultOwner">The numeric user id of items that say none; root by default.</param>
    /// <param name="defaultGroup">The numeric group id of items that say none; root by default.</param>
    /// <param name="umask">The permissions that items without permissions of their own do not get; <c>0022</c> by default.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithContainerFiles<T>(this IResourceBuilder<T> builder, string destinationPath, string sourcePath, int? defaultOwner = null, int? defaultGroup = null, UnixFileMode? umask = null)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(destinationPath);
        ArgumentException.ThrowIfNullOrEmpty(sourcePath);

        var source = FullPath(builder, sourcePath);
        return builder.WithFiles(
            destinationPath,
            source,
            (_, _) => Task.FromResult(ContainerDirectory.GetFileSystemItemsFromPath(source, searchOptions: SearchOption.AllDirectories)),
            defaultOwner,
            defaultGroup,
            umask);
    }

    private static IResourceBuilder<T> WithFiles<T>(this IResourceBuilder<T> builder, string destinationPath, string? sourcePath, Func<ContainerFileSystemCallbackContext, CancellationToken, Task<IEnumerable<ContainerFileSystemItem>>> callback, int? defaultOwner, int? defaultGroup, UnixFileMode? umask)
        where T : ContainerResource => builder.WithAnnotation(new ContainerFileSystemCallbackAnnotation
        {
            DestinationPath = Target(builder, destinationPath),
            SourcePath = sourcePath,
            Callback = callback,
            DefaultOwner = defaultOwner,
            DefaultGroup = defaultGroup,
            Umask = umask,
        });
}
