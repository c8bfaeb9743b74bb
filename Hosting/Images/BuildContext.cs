using System.IO.Enumeration;

namespace WpAspire.Hosting.Images;

/// <summary>A file or symbolic link of a build context.</summary>
/// <param name="Path">Its path below the context, with <c>/</c>.</param>
/// <param name="FullPath">Its absolute path.</param>
/// <param name="LinkTarget">Where it leads, if it is a symbolic link.</param>
internal sealed record BuildContextFile(string Path, string FullPath, string? LinkTarget)
{
    /// <summary>Whether its owner may execute it. Windows knows no such thing.</summary>
    public bool IsExecutable => LinkTarget is null && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(FullPath) & UnixFileMode.UserExecute) != 0;
}

/// <summary>The files of a build context: what the hash of an image is made of, and what is published of it.</summary>
internal static class BuildContext
{
    /// <summary>
    /// All files and symbolic links but those of Git, in the order of their paths; those that .dockerignore leaves out
    /// among them: at worst an image is rebuilt from the builder's cache. Links are not followed, as the builder
    /// follows none.
    /// </summary>
    /// <param name="context">The absolute path of the context.</param>
    public static IReadOnlyList<BuildContextFile> Files(string context) =>
        [.. new FileSystemEnumerable<BuildContextFile>(
                context,
                (ref entry) => Create(context, entry.ToFullPath(), IsLink(ref entry)),
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
            {
                ShouldIncludePredicate = static (ref entry) => !entry.IsDirectory || IsLink(ref entry),
                ShouldRecursePredicate = static (ref entry) => !IsLink(ref entry),
            }
            .Where(static file => !file.Path.StartsWith(".git/", StringComparison.Ordinal))
            .OrderBy(static file => file.Path, StringComparer.Ordinal)];

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    private static BuildContextFile Create(string context, string path, bool isLink) =>
        new(Path.GetRelativePath(context, path).Replace('\\', '/'), path, isLink ? new FileInfo(path).LinkTarget : null);
}
