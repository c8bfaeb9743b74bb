using System.Collections.Immutable;
using WpAspire.Provisioning.Automation.Serialization;

namespace WpAspire.Provisioning.Automation;

public sealed partial class LocalWorkspace
{
    /// <summary>Installs the plugins and dependencies of the program.</summary>
    public Task InstallAsync(InstallOptions? options = null, CancellationToken cancellationToken = default)
    {
        List<string> arguments = ["install"];
        if (options is { NoDependencies: true })
        {
            arguments.Add("--no-dependencies");
        }

        if (options is { Reinstall: true })
        {
            arguments.Add("--reinstall");
        }

        if (options is { NoPlugins: true })
        {
            arguments.Add("--no-plugins");
        }

        return RunAsync(arguments, cancellationToken);
    }

    /// <summary>Installs a plugin.</summary>
    /// <param name="name">The name, such as <c>aws</c>.</param>
    /// <param name="version">The version, such as <c>v7.48.0</c>.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="options">Where it comes from.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task InstallPluginAsync(string name, string version, PluginKind kind = PluginKind.Resource, PluginInstallOptions? options = null, CancellationToken cancellationToken = default)
    {
        List<string> arguments = ["plugin", "install", Word(kind), name, version];
        if (options is { ExactVersion: true })
        {
            arguments.Add("--exact");
        }

        if (options is { ServerUrl: { Length: > 0 } server })
        {
            arguments.AddRange(["--server", server]);
        }

        return RunAsync(arguments, cancellationToken);
    }

    /// <summary>Removes plugins.</summary>
    /// <param name="name">The name; all by default.</param>
    /// <param name="versionRange">The versions, such as <c>&lt;7.0.0</c>; all by default.</param>
    /// <param name="kind">What they are for.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task RemovePluginAsync(string? name = null, string? versionRange = null, PluginKind kind = PluginKind.Resource, CancellationToken cancellationToken = default) =>
        RunAsync(["plugin", "rm", Word(kind), .. new[] { name, versionRange }.OfType<string>().Where(static a => a.Length > 0), "--yes"], cancellationToken);

    /// <summary>The plugins that are installed.</summary>
    public async Task<ImmutableList<PluginInfo>> ListPluginsAsync(CancellationToken cancellationToken = default)
    {
        var result = await RunAsync(["plugin", "ls", "--json"], cancellationToken);
        return [.. CommandJson.Read(result.StandardOutput, AutomationJsonContext.Default.ListPluginInfo, "plugin ls") ?? []];
    }

    /// <summary>Who is logged in, and where.</summary>
    public async Task<WhoAmIResult> WhoAmIAsync(CancellationToken cancellationToken = default)
    {
        var result = await RunAsync(["whoami", "--json"], cancellationToken);
        return CommandJson.Read(result.StandardOutput, AutomationJsonContext.Default.WhoAmIJson, "whoami")?.ToResult()
            ?? throw new DistributedApplicationException("`pulumi whoami` printed nothing: run `pulumi login` and try again.");
    }

    private static string Word(PluginKind kind) => kind switch
    {
        PluginKind.Analyzer => "analyzer",
        PluginKind.Language => "language",
        _ => "resource",
    };
}
