using System.Diagnostics;
using System.Globalization;

namespace WpAspire.SmokeTests.Support;

/// <summary>
/// Everything that a run makes carries a label with the id of its process, so that the run, or after a crash
/// the next one, can remove it, and never anything else.
/// </summary>
public static class TestRun
{
    public const string Label = "wpaspire.smoketests.process";

    public static string Id { get; } = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// How long anything may take that a test makes no claim about: it ends the wait for what never comes, and is no
    /// expectation. Shorter than the deadline of a test, so that what did not come is named.
    /// </summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(10);

    public static string LabelArgument => $"--label={Label}={Id}";

    /// <summary>Removes what is left of this run, or of runs whose process is gone.</summary>
    public static async Task RemoveLeftoversAsync(bool own, CancellationToken cancellationToken)
    {
        foreach (var (kind, list, remove) in new[]
        {
            ("container", new[] { "ps", "--all" }, new[] { "rm", "--force", "--volumes" }),
            ("network", ["network", "ls"], ["network", "rm"]),
            ("volume", ["volume", "ls"], ["volume", "rm", "--force"]),
        })
        {
            // Containers print a label by name; networks and volumes do so, too.
            var name = kind == "volume" ? "{{.Name}}" : "{{.ID}}";
            var lines = await DockerCli.RunAsync([.. list, $"--filter=label={Label}", $"--format={name} {{{{.Label \"{Label}\"}}}}"], cancellationToken);
            var leftovers = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' '))
                .Where(part => own ? part[1] == Id : !IsRunning(part[1]))
                .Select(part => part[0])
                .ToArray();
            if (leftovers.Length > 0)
            {
                await DockerCli.TryAsync([.. remove, .. leftovers], cancellationToken);
            }
        }
    }

    private static bool IsRunning(string id)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
            return !process.HasExited;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }
}
