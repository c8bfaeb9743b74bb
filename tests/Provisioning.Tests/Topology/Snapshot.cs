namespace WpAspire.Provisioning.Tests.Topology;

/// <summary>A file beside the tests that holds what a result was when somebody last looked at it.</summary>
internal static class Snapshot
{
    /// <summary>The environment variable that has the files written anew: <c>UPDATE_SNAPSHOTS=1</c>.</summary>
    public const string UpdateVariable = "UPDATE_SNAPSHOTS";

    /// <summary>Compares a result with its file, and says the first line that differs.</summary>
    /// <param name="fileName">The file's name in the folder <c>Snapshots</c>.</param>
    /// <param name="actual">The result.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="part">The part of the tests that the folder is of.</param>
    public static async Task MatchAsync(string fileName, string actual, CancellationToken cancellationToken, string part = "Topology")
    {
        var file = Path.Combine(TestProject.Directory, part, "Snapshots", fileName);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            await File.WriteAllTextAsync(file, actual, cancellationToken);
            return;
        }

        var remedy = $"Run the tests with {UpdateVariable}=1, and review the difference.";
        Assert.True(File.Exists(file), $"There is no snapshot {fileName}. {remedy}");
        var expected = await File.ReadAllTextAsync(file, cancellationToken);
        Assert.True(actual == expected, $"{fileName} differs{FirstDifference(expected, actual)}. {remedy}");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (before, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = before.Zip(now).TakeWhile(static pair => pair.First == pair.Second).Count();
        return $" in line {line + 1}: expected '{before.ElementAtOrDefault(line)}', found '{now.ElementAtOrDefault(line)}'";
    }
}
