namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A directory that is put into a container before it starts.</summary>
public sealed class ContainerDirectory : ContainerFileSystemItem
{
    /// <summary>What is in the directory.</summary>
    public IEnumerable<ContainerFileSystemItem> Entries { get; set; } = [];

    /// <summary>Reads files and directories of this machine. Files are named, not read into memory.</summary>
    /// <param name="path">A directory or a file.</param>
    /// <param name="searchPattern">The names of files to take.</param>
    /// <param name="searchOptions">Whether directories within are taken too.</param>
    /// <param name="updateItem">Changes each item, such as its owner.</param>
    /// <returns>The items, in order of their names.</returns>
    /// <exception cref="DistributedApplicationException">There is nothing at the path.</exception>
    public static IEnumerable<ContainerFileSystemItem> GetFileSystemItemsFromPath(string path, string searchPattern = "*", SearchOption searchOptions = SearchOption.TopDirectoryOnly, Action<ContainerFileSystemItem>? updateItem = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(searchPattern);

        var full = Path.GetFullPath(path);
        if (File.Exists(full))
        {
            return [FileItem(full, updateItem)];
        }

        if (!Directory.Exists(full))
        {
            throw new DistributedApplicationException($"There is no file or directory '{full}' to put into a container.");
        }

        return ItemsOf(full, searchPattern, searchOptions, updateItem);
    }

    private static List<ContainerFileSystemItem> ItemsOf(string directory, string searchPattern, SearchOption searchOptions, Action<ContainerFileSystemItem>? updateItem)
    {
        List<ContainerFileSystemItem> items = [];

        if (searchOptions == SearchOption.AllDirectories)
        {
            foreach (var child in Directory.GetDirectories(directory).Order(StringComparer.Ordinal))
            {
                var item = new ContainerDirectory
                {
                    Name = Path.GetFileName(child),
                    Mode = ModeOf(child),
                    Entries = ItemsOf(child, searchPattern, searchOptions, updateItem),
                };
                updateItem?.Invoke(item);
                items.Add(item);
            }
        }

        items.AddRange(Directory.GetFiles(directory, searchPattern).Order(StringComparer.Ordinal).Select(file => FileItem(file, updateItem)));
        return items;
    }

    private static ContainerFile FileItem(string file, Action<ContainerFileSystemItem>? updateItem)
    {
        var item = new ContainerFile { Name = Path.GetFileName(file), SourcePath = file, Mode = ModeOf(file) };
        updateItem?.Invoke(item);
        return item;
    }

    // An executable script must still be one in the container.
    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);
}
