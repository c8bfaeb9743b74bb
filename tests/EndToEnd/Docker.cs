using CliWrap;
using CliWrap.Buffered;

namespace WpAspire.EndToEnd;

/// <summary>The engine as the tests see it: from outside, with the docker CLI.</summary>
internal static class Docker
{
    /// <summary>The image that the small containers of the tests are made of.</summary>
    public const string Image = "debian:trixie-slim";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<string> RunAsync(params string[] arguments) =>
        (await Cli.Wrap("docker").WithArguments(arguments).ExecuteBufferedAsync(Ct)).StandardOutput.Trim();

    /// <summary>Runs a command that may fail, whatever becomes of the test.</summary>
    /// <returns>Whether it did not.</returns>
    public static async Task<bool> TryAsync(params string[] arguments) =>
        (await Cli.Wrap("docker").WithArguments(arguments).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(CancellationToken.None)).ExitCode == 0;

    /// <summary>All that a container has written so far.</summary>
    public static async Task<string> LogsAsync(string container)
    {
        var result = await Cli.Wrap("docker").WithArguments(["logs", container]).ExecuteBufferedAsync(Ct);
        return result.StandardOutput + result.StandardError;
    }

    /// <summary>Runs a command in a container.</summary>
    /// <returns>What it wrote to its standard output.</returns>
    public static Task<string> ExecAsync(string container, params string[] command) => RunAsync(["exec", container, .. command]);

    /// <summary>When a container was started last.</summary>
    public static Task<string> StartedAtAsync(string container) => RunAsync("inspect", "--format", "{{.State.StartedAt}}", container);

    /// <summary>The host's number of a container's main process.</summary>
    public static Task<string> ProcessIdAsync(string container) => RunAsync("inspect", "--format", "{{.State.Pid}}", container);

    /// <summary>Kills a container's main process, so that the engine takes it for a crash: what `docker kill` ends is meant to end.</summary>
    public static async Task CrashAsync(string container) =>
        await RunAsync("run", "--rm", "--pid", "host", "--network", "none", "--entrypoint", "kill", Image, "-KILL", await ProcessIdAsync(container));

    /// <summary>The containers, running or not, that have a volume whose name begins so, and all others on their networks.</summary>
    public static async Task<string[]> ContainersAsync(string site)
    {
        var networks = new HashSet<string>();
        foreach (var volume in await VolumesAsync(site))
        {
            networks.UnionWith((await ListAsync("ps", "--all", "--filter", $"volume={volume}", "--format", "{{.Networks}}")).Where(static n => n != "bridge"));
        }

        var lists = await Task.WhenAll(networks.Select(static n => ListAsync("ps", "--all", "--filter", $"network={n}", "--format", "{{.Names}}")));
        return [.. lists.SelectMany(static l => l).Order(StringComparer.Ordinal)];
    }

    /// <summary>The volumes of a site.</summary>
    public static Task<string[]> VolumesAsync(string site) => ListAsync("volume", "ls", "--filter", $"name=^{site}-", "--format", "{{.Name}}");

    /// <summary>The networks that a container has.</summary>
    public static async Task<string[]> NetworksOfAsync(string container) =>
        (await RunAsync("inspect", "--format", "{{range .NetworkSettings.Networks}}{{.NetworkID}} {{end}}", container)).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Which of these containers and networks are there still.</summary>
    public static async Task<string[]> StillThereAsync(IEnumerable<string> ids)
    {
        var there = new List<string>();
        foreach (var id in ids)
        {
            if (await TryAsync("inspect", id))
            {
                there.Add(id);
            }
        }

        return [.. there];
    }

    /// <summary>Removes what a test has left.</summary>
    public static async Task RemoveAsync(IEnumerable<string> containers, string site)
    {
        foreach (var container in containers)
        {
            await TryAsync("rm", "--force", "--volumes", container);
        }

        var volumes = await Cli.Wrap("docker").WithArguments(["volume", "ls", "--filter", $"name=^{site}-", "--format", "{{.Name}}"]).ExecuteBufferedAsync(CancellationToken.None);
        foreach (var volume in volumes.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            await TryAsync("volume", "rm", "--force", volume);
        }
    }

    private static async Task<string[]> ListAsync(params string[] arguments) =>
        [.. (await RunAsync(arguments)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
}
