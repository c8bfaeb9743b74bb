namespace WpAspire.Hosting.Orchestration;

/// <summary>Turns what <c>WithContainerFiles</c> says into the files of a specification.</summary>
internal static class ContainerFiles
{
    private const UnixFileMode AllBits = (UnixFileMode)0b111_111_111;
    private const UnixFileMode ReadAndWrite =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>The umask of files whose annotation gives none: readable by all, writable by the owner.</summary>
    private const UnixFileMode DefaultUmask = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>The files of a container.</summary>
    public static async Task<IReadOnlyList<FileSpec>> ResolveAsync(ContainerResource resource, IServiceProvider services, CancellationToken cancellationToken)
    {
        var files = new List<FileSpec>();
        foreach (var annotation in resource.Annotations.OfType<ContainerFileSystemCallbackAnnotation>())
        {
            var items = await annotation.Callback(new ContainerFileSystemCallbackContext { ServiceProvider = services, Model = resource }, cancellationToken);
            var umask = annotation.Umask ?? DefaultUmask;
            foreach (var item in items)
            {
                await AddAsync(files, resource, annotation.DestinationPath.TrimEnd('/'), item, annotation, umask, cancellationToken);
            }
        }

        return files;
    }

    private static async Task AddAsync(
        List<FileSpec> files, ContainerResource resource, string directory, ContainerFileSystemItem item,
        ContainerFileSystemCallbackAnnotation annotation, UnixFileMode umask, CancellationToken cancellationToken)
    {
        var path = $"{directory}/{item.Name}";
        var owner = item.Owner ?? annotation.DefaultOwner ?? 0;
        var group = item.Group ?? annotation.DefaultGroup ?? 0;

        if (item is ContainerDirectory subdirectory)
        {
            files.Add(new FileSpec(path, null, (int)Mode(item, AllBits, umask), owner, group));
            foreach (var entry in subdirectory.Entries)
            {
                await AddAsync(files, resource, path, entry, annotation, umask, cancellationToken);
            }

            return;
        }

        var file = (ContainerFile)item;
        files.Add(new FileSpec(path, await ReadAsync(resource, file, cancellationToken), (int)Mode(item, ReadAndWrite, umask), owner, group));
    }

    private static UnixFileMode Mode(ContainerFileSystemItem item, UnixFileMode full, UnixFileMode umask) =>
        item.Mode != UnixFileMode.None ? item.Mode : full & ~umask;

    private static async Task<byte[]> ReadAsync(ContainerResource resource, ContainerFile file, CancellationToken cancellationToken)
    {
        if (file.Contents is not null)
        {
            return System.Text.Encoding.UTF8.GetBytes(file.Contents);
        }

        try
        {
            return await File.ReadAllBytesAsync(file.SourcePath!, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DistributedApplicationException(
                $"The file '{file.SourcePath}', which is copied into the container '{resource.Name}', cannot be read: {exception.Message}", exception);
        }
    }
}
