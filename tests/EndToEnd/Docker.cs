using CliWrap;
using CliWrap.Buffered;

namespace WpAspire.EndToEnd;

/// <summary>The engine as the tests see it: from outside, with the docker CLI.</summary>
internal static class Docker
{
    public static async Task<string> RunAsync(params string[] arguments)
    {
        var result = await Cli.Wrap("docker").WithArguments(arguments).ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        return result.StandardOutput.Trim();
    }

    /// <summary>The names of a site's containers, running or not.</summary>
    public static Task<string[]> ContainersAsync(string site) => ListAsync("ps", "--all", "--filter", $"label=wpaspire.site={site}", "--format", "{{.Names}}");

    public static Task<string[]> NetworksAsync(string site) => ListAsync("network", "ls", "--filter", $"label=wpaspire.site={site}", "--format", "{{.Name}}");

    public static Task<string[]> VolumesAsync(string site) => ListAsync("volume", "ls", "--filter", $"label=wpaspire.site={site}", "--format", "{{.Name}}");

    /// <summary>The container of one resource of a site.</summary>
    public static async Task<string> ContainerAsync(string site, string resource) =>
        Assert.Single(await ListAsync("ps", "--all", "--filter", $"label=wpaspire.site={site}", "--filter", $"label=wpaspire.resource={resource}", "--format", "{{.Names}}"));

    /// <summary>The containers of one resource of a site, in the order of its replicas.</summary>
    public static Task<string[]> ReplicasAsync(string site, string resource) =>
        ListAsync("ps", "--all", "--filter", $"label=wpaspire.site={site}", "--filter", $"label=wpaspire.resource={resource}", "--format", "{{.Names}}");

    /// <summary>The engine's identifier of a container.</summary>
    public static Task<string> IdAsync(string container) => RunAsync("inspect", "--format", "{{.Id}}", container);

    /// <summary>When a container was started last.</summary>
    public static Task<string> StartedAtAsync(string container) => RunAsync("inspect", "--format", "{{.State.StartedAt}}", container);

    private static async Task<string[]> ListAsync(params string[] arguments) =>
        [.. (await RunAsync(arguments)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
}
