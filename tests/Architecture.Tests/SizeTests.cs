namespace WpAspire.Architecture.Tests;

/// <summary>What Aspire has is not written again, so that these rooms stay small; and a file holds one thing.</summary>
public class SizeTests
{
    private const int MostLinesOfRooms = 8_000;
    private const int MostLinesOfFile = 300;
    private const int MostLinesOfModel = 40;

    [Fact]
    public void The_AppHost_is_the_model_on_one_page()
    {
        var source = Assert.Single(Directory.EnumerateFiles(Path.Combine(Repository.Root, "AppHost"), "*.cs"));
        Assert.InRange(File.ReadLines(source).Count(), 1, MostLinesOfModel);
        Assert.DoesNotContain("using ", File.ReadAllText(source), StringComparison.Ordinal);
    }

    [Fact]
    public void Hosting_and_WordPress_are_small()
    {
        var files = Sources("Hosting").Concat(Sources("WordPress")).Select(static f => (Name: f, Lines: File.ReadLines(f).Count())).ToList();

        Assert.InRange(files.Sum(static f => f.Lines), 1, MostLinesOfRooms);
        Assert.All(files, static f => Assert.True(f.Lines <= MostLinesOfFile, $"{f.Name} has {f.Lines} lines"));
    }

    private static IEnumerable<string> Sources(string room) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, room), "*.cs", SearchOption.AllDirectories)
            .Where(static f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/api/", StringComparison.Ordinal));
}
