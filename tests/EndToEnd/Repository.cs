using System.Reflection;

namespace WpAspire.EndToEnd;

/// <summary>Where the programs under test are.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The AppHost of this repository.</summary>
    public static string AppHost { get; } = Executable("AppHost", "AppHost");

    /// <summary>The AppHost with one small model a scenario.</summary>
    public static string TestAppHost { get; } = Executable("tests/TestAppHost", "TestAppHost");

    private static string Executable(string directory, string project) =>
        Path.Combine(Root, directory, "bin", Metadata("Configuration"), "net10.0", $"WpAspire.{project}");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
