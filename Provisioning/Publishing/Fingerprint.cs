using System.Security.Cryptography;

namespace WpAspire.Provisioning.Publishing;

/// <summary>
/// Says what a file is: the SHA-256 of its bytes, with <c>+x</c> behind if it can be executed; of a symbolic link,
/// <c>-></c> and where it leads.
/// </summary>
internal static class Fingerprint
{
    /// <summary>What is at a path that is no file and no link.</summary>
    public const string Directory = "directory";

    /// <summary>What is at a path below a symbolic link, which is not looked at.</summary>
    public const string BehindLink = "behind a link";

    /// <summary>The fingerprint of bytes.</summary>
    public static string Of(ReadOnlySpan<byte> content, bool isExecutable) =>
        Convert.ToHexStringLower(SHA256.HashData(content)) + (isExecutable ? "+x" : "");

    /// <summary>The fingerprint of a symbolic link.</summary>
    public static string OfLink(string target) => $"-> {target}";

    /// <summary>The fingerprint of what is at a path.</summary>
    /// <param name="root">The directory that the path is below.</param>
    /// <param name="path">The path, with <c>/</c>.</param>
    /// <returns>The fingerprint; <see langword="null"/> if nothing is there.</returns>
    public static string? OfPath(string root, string path)
    {
        var parts = path.Split('/');
        var current = root;
        foreach (var part in parts[..^1])
        {
            current = Path.Combine(current, part);
            if (new FileInfo(current).LinkTarget is not null)
            {
                return BehindLink;
            }
        }

        var file = new FileInfo(Path.Combine(root, path));
        if (file.LinkTarget is { } target)
        {
            return OfLink(target);
        }

        if (System.IO.Directory.Exists(file.FullName))
        {
            return Directory;
        }

        return file.Exists ? Of(File.ReadAllBytes(file.FullName), IsExecutable(file.FullName)) : null;
    }

    /// <summary>Whether the owner of a file may execute it. Windows knows no such thing.</summary>
    public static bool IsExecutable(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & UnixFileMode.UserExecute) != 0;
}
