using System.Globalization;

namespace WpAspire.EndToEnd;

/// <summary>The processes of this machine.</summary>
internal static class Processes
{
    /// <summary>Those that were started with an argument.</summary>
    public static IReadOnlyList<int> WithArgument(string argument) => [.. All().Where(p => p.Arguments.Contains(argument)).Select(static p => p.Id)];

    /// <summary>
    /// Those of the orchestrator that an AppHost has begun, which do not stay its children: the one that watches over it, and
    /// the one that runs the containers.
    /// </summary>
    public static IReadOnlyList<int> OrchestratorsOf(int appHost)
    {
        var all = All().ToList();
        var watching = all.Single(p => p.Arguments.Contains("start-apiserver") && p.Arguments.SkipWhile(static a => a != "--monitor").ElementAtOrDefault(1) == appHost.ToString(CultureInfo.InvariantCulture));
        return [watching.Id, all.Single(p => p.Parent == watching.Id && p.Arguments.Contains("run-controllers")).Id];
    }

    private static IEnumerable<(int Id, int Parent, string[] Arguments)> All()
    {
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var id)
                && ReadQuietly(Path.Combine(directory, "stat")) is { Length: > 0 } stat)
            {
                // The parent is the second field after the name, which is in brackets and may have spaces.
                yield return (id, int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture), ReadQuietly(Path.Combine(directory, "cmdline")).Split('\0'));
            }
        }
    }

    private static string ReadQuietly(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return "";
        }
    }
}
