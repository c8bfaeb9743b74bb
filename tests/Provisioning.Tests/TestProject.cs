using System.Reflection;

namespace WpAspire.Provisioning.Tests;

/// <summary>Where these tests are written.</summary>
internal static class TestProject
{
    /// <summary>The absolute path of the project's directory, as the build recorded it.</summary>
    public static string Directory { get; } = typeof(TestProject).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "ProjectDirectory").Value!;
}
