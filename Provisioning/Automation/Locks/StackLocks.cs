using System.Text.Json;
using WpAspire.Provisioning.Automation.Backends;

namespace WpAspire.Provisioning.Automation.Locks;

/// <summary>The locks of a stack, in a backend that is a directory. Others do not show theirs until they refuse to work.</summary>
internal static class StackLocks
{
    private const string FileScheme = "file://";

    /// <summary>Reads them; <see langword="null"/> where the backend is no directory.</summary>
    /// <param name="backend">The backend.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="stack">The stack's name.</param>
    public static IReadOnlyList<StackLock>? Read(PulumiBackend backend, string project, string stack)
    {
        if (DirectoryOf(backend.Url) is not { } directory)
        {
            return null;
        }

        var locks = Path.Combine(directory, ".pulumi", "locks", "organization", project, stack);
        return Directory.Exists(locks) ? [.. Directory.EnumerateFiles(locks, "*.json").Select(Read).OfType<StackLock>()] : [];
    }

    private static string? DirectoryOf(string? url)
    {
        if (url?.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase) is not true)
        {
            return null;
        }

        var path = Uri.UnescapeDataString(url[FileScheme.Length..].Split('?')[0]);
        return path.StartsWith('~') ? Path.Join(StateHome.UserProfile, path[1..]) : Path.GetFullPath(path);
    }

    private static StackLock? Read(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            var root = json.RootElement;
            return new(root.GetProperty("username").GetString() ?? "", root.GetProperty("hostname").GetString() ?? "", root.GetProperty("pid").GetInt32(), root.GetProperty("timestamp").GetDateTimeOffset());
        }
        catch (Exception exception) when (exception is IOException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // It is gone by now, or half written.
            return null;
        }
    }
}
