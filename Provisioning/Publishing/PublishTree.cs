using System.IO.Enumeration;

namespace WpAspire.Provisioning.Publishing;

/// <summary>Walks and clears directories without ever following a symbolic link.</summary>
internal static class PublishTree
{
    /// <summary>All files and links below a directory.</summary>
    public static IEnumerable<string> Files(string directory) =>
        new FileSystemEnumerable<string>(directory, static (ref entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        {
            ShouldIncludePredicate = static (ref entry) => !entry.IsDirectory || IsLink(ref entry),
            ShouldRecursePredicate = static (ref entry) => !IsLink(ref entry),
        };

    /// <summary>Removes a file or link, and the directories above it that are empty then, up to a root.</summary>
    /// <param name="root">The directory that stays.</param>
    /// <param name="path">The path below it.</param>
    public static void Remove(string root, string path)
    {
        var full = Path.Combine(root, path);
        File.Delete(full);
        for (var parent = Path.GetDirectoryName(full)!; parent != root && IsEmpty(parent); parent = Path.GetDirectoryName(parent)!)
        {
            Directory.Delete(parent);
        }
    }

    /// <summary>Whether a directory is there and has nothing in it.</summary>
    public static bool IsEmpty(string directory) => Directory.Exists(directory) && !Directory.EnumerateFileSystemEntries(directory).Any();

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;
}
