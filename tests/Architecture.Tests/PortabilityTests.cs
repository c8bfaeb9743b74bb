using System.Reflection;

namespace WpAspire.Architecture.Tests;

/// <summary>An AppHost and its integrations move to Aspire.Hosting by swapping two global usings, so they write none themselves.</summary>
public class PortabilityTests
{
    [Theory]
    [InlineData("AppHost")]
    [InlineData("WordPress")]
    public void Sources_have_no_using_of_the_hosting_namespaces(string room)
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Root(), room), "*.cs", SearchOption.AllDirectories)
            .Where(static f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.DoesNotContain("using WpAspire.Hosting", File.ReadAllText(source), StringComparison.Ordinal));
    }

    [Fact]
    public void The_AppHost_is_the_model_on_one_page()
    {
        var source = Assert.Single(Directory.EnumerateFiles(Path.Combine(Root(), "AppHost"), "*.cs"));
        Assert.True(File.ReadAllLines(source).Length <= 40, "the model has outgrown its page");
    }

    private static string Root() =>
        typeof(PortabilityTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;
}
