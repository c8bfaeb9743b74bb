using System.Reflection;

namespace WpAspire.EndToEnd;

/// <summary>Where the programs under test are.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>How they were built.</summary>
    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The project of the AppHost with one small model a scenario.</summary>
    public static string TestAppHostProject { get; } = Path.Combine(Root, "tests", "TestAppHost", "TestAppHost.csproj");

    /// <summary>Its program.</summary>
    public static string TestAppHost { get; } = Path.Combine(Root, "tests", "TestAppHost", "bin", Configuration, "net10.0", "WpAspire.TestAppHost");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
