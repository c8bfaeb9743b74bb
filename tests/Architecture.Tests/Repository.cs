using System.Reflection;

namespace WpAspire.Architecture.Tests;

/// <summary>Where what is looked at lies.</summary>
internal static class Repository
{
    public static string Root { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;
}
