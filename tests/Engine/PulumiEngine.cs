namespace WpAspire.Engine;

/// <summary>
/// The real Pulumi engine with providers that play the cloud: laid by the tool that lies beside this repository
/// (<c>shared/tools/pulumi/setup</c>, or the one that WPASPIRE_ENGINE_SETUP names), or the user's own <c>pulumi</c> where
/// its home has those providers.
/// </summary>
internal static class PulumiEngine
{
    private static readonly Lazy<Task<(string Home, string Path)?>> s_engine = new(LayAsync);

    /// <summary>The home and the search path of the engine; without one the test is skipped, which CI does not allow.</summary>
    public static async Task<(string Home, string Path)> RequireAsync()
    {
        if (await s_engine.Value is { } engine)
        {
            return engine;
        }

        const string Reason = "This needs Pulumi's engine with the providers that play the cloud: neither shared/tools/pulumi/setup beside the repository, nor WPASPIRE_ENGINE_SETUP, nor a pulumi on the PATH whose PULUMI_HOME has those providers.";
        if (Environment.GetEnvironmentVariable("WPASPIRE_REQUIRE_ENGINE") is "1")
        {
            Assert.Fail(Reason);
        }

        Assert.Skip(Reason);
        return default;
    }

    /// <summary>The environment of what runs on the engine: nothing of the user's own stacks and accounts is in it.</summary>
    /// <param name="home">A home directory.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="cloud">Where the played cloud keeps what it holds.</param>
    public static Dictionary<string, string?> Variables(string home, (string Home, string Path) engine, string cloud) => new()
    {
        ["HOME"] = home,
        ["XDG_STATE_HOME"] = null,
        ["PULUMI_HOME"] = engine.Home,
        ["PATH"] = engine.Path,
        ["PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION"] = "true",
        ["PULUMI_BACKEND_URL"] = null,
        ["PULUMI_ACCESS_TOKEN"] = null,
        ["PULUMI_CONFIG_PASSPHRASE"] = null,
        ["PULUMI_CONFIG_PASSPHRASE_FILE"] = null,
        ["AWS_REGION"] = null,
        ["AWS_DEFAULT_REGION"] = null,
        ["AWS_PROFILE"] = null,
        ["DOTNET_ENVIRONMENT"] = null,
        ["SIM_CLOUD"] = cloud,
    };

    private static async Task<(string Home, string Path)?> LayAsync()
    {
        var path = Environment.GetEnvironmentVariable("PATH");
        if ((Environment.GetEnvironmentVariable("WPASPIRE_ENGINE_SETUP") ?? Repository.Beside("shared", "tools", "pulumi", "setup")) is { } setup)
        {
            var directory = Path.Combine(Repository.Root, "artifacts", "engine");
            var result = await Tool.RunAsync(setup, [directory], Repository.Root, new Dictionary<string, string?>());
            Assert.True(result.ExitCode == 0, result.All);
            return (Path.Combine(directory, "home"), $"{Path.Combine(directory, "bin")}:{path}");
        }

        // Those providers have the schema beside them.
        var home = Environment.GetEnvironmentVariable("PULUMI_HOME") is { Length: > 0 } own ? own : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".pulumi");
        var plugins = Path.Combine(home, "plugins");
        var hasProviders = Directory.Exists(plugins) && Directory.EnumerateDirectories(plugins, "resource-aws-v*").Any(static d => File.Exists(Path.Combine(d, "aws.json")));
        return hasProviders && (path ?? "").Split(':').Any(static d => File.Exists(Path.Combine(d, "pulumi"))) ? (home, path!) : null;
    }
}
