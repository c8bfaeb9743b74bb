using System.Reflection;

namespace WpAspire.Engine;

/// <summary>Where the programs under test are.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The AppHost of this repository.</summary>
    public static string AppHost { get; } = Path.Combine(Root, "AppHost", "bin", Metadata("Configuration"), "net10.0", "WpAspire.AppHost");

    /// <summary>A file that lies beside this repository, or above it; <see langword="null"/> if there is none.</summary>
    public static string? Beside(params string[] path)
    {
        for (var directory = Path.GetDirectoryName(Root); directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (Path.Combine([directory, .. path]) is var file && File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
