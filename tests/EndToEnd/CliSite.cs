using System.Diagnostics;
using System.Text.Json;

namespace WpAspire.EndToEnd;

/// <summary>
/// One site of the AppHost with a small model a scenario, driven from outside: by Aspire's CLI, or as the program that it
/// is, with a home directory of its own. What it leaves in the engine is removed at the end, whatever the test did.
/// </summary>
internal sealed class CliSite : IAsyncDisposable
{
    /// <summary>The tests that choose ports as people's sites do, and keep them: two at once would want the same ones.</summary>
    public const string OneAtATime = "Sites of the command line";

    private static readonly Lazy<Task> s_tools = new(RestoreToolsAsync);

    // What the CLI says of an AppHost that has not told its address yet, or does not listen at it.
    private static readonly string[] s_notYet = ["specified a project that does not exist", "No AppHost is currently running"];

    private readonly List<ForegroundAppHost> _runs = [];
    private readonly bool _ownsHome;
    private bool _isStarted;

    public CliSite(string scenario, string? home = null, string? name = null)
    {
        Scenario = scenario;
        Name = name ?? Site.NewName();
        _ownsHome = home is null;
        Home = home ?? Directory.CreateTempSubdirectory("wpaspire-home-").FullName;
    }

    public string Scenario { get; }

    public string Name { get; }

    public string Home { get; }

    /// <summary>What the site goes by in the CLI.</summary>
    public string Address => Site.AddressOf(Name);

    /// <summary>What is added to the environment of all programs.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    /// <summary>What is kept of the site.</summary>
    public string SecretsFile => Path.Combine(Home, ".microsoft", "usersecrets", $"wpaspire-testapphost-{Name}", "secrets.json");

    public IReadOnlyDictionary<string, string> Secrets =>
        JsonDocument.Parse(File.ReadAllText(SecretsFile)).RootElement.EnumerateObject().ToDictionary(static p => p.Name, static p => p.Value.GetString()!);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Starts the AppHost in the background, and waits for one of its resources.</summary>
    public async Task StartAsync(string healthy)
    {
        _isStarted = true;
        await SucceedAsync(["start", "--no-build"], ["--", .. AppHostArguments()]);
        await HealthyAsync(healthy);
    }

    /// <summary>Waits until a resource is healthy, of an AppHost that may just have begun.</summary>
    public async Task HealthyAsync(string resource)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Site.Patience);
        ProcessResult result;
        do
        {
            result = await RunAsync(["wait", resource, "--timeout", "300"]);
        }
        while (result.ExitCode != 0 && !patience.IsCancellationRequested && s_notYet.Any(n => result.All.Contains(n, StringComparison.Ordinal)));
        if (result.ExitCode != 0)
        {
            Assert.Fail(result.All + (await RunAsync(["describe"])).All + (await RunAsync(["logs", resource])).All + string.Concat(_runs.Select(static r => r.Output)));
        }
    }

    /// <summary>Stops the AppHost.</summary>
    public async Task StopAsync()
    {
        await SucceedAsync(["stop"]);
        _isStarted = false;
    }

    /// <summary>Executes a command of a resource that must not fail.</summary>
    /// <returns>What it wrote to its standard output.</returns>
    public Task<string> ExecuteAsync(string resource, string command, params string[] arguments) =>
        SucceedAsync(["resource", resource, command], arguments.Length == 0 ? [] : ["--", .. arguments]);

    /// <summary>Runs a verb of the CLI that must not fail.</summary>
    /// <returns>What it wrote to its standard output.</returns>
    public async Task<string> SucceedAsync(string[] verb, string[]? more = null)
    {
        var result = await RunAsync(verb, more);
        Assert.True(result.ExitCode == 0, $"aspire {string.Join(' ', verb)}: {result.ExitCode} {result.All}");
        return result.Output;
    }

    /// <summary>Runs a verb of the CLI to its end.</summary>
    public async Task<ProcessResult> RunAsync(string[] verb, string[]? more = null)
    {
        await s_tools.Value;
        return await Programs.EndAsync(Begin("dotnet", ["aspire", .. verb, "--apphost", verb[0] == "start" ? Repository.TestAppHostProject : Address, "--non-interactive", "--nologo", .. more ?? []]));
    }

    /// <summary>What the CLI says of a resource.</summary>
    public async Task<JsonElement> DescribeAsync(string resource) =>
        JsonDocument.Parse(await DescribeAsync()).RootElement.GetProperty("resources").EnumerateArray().Single(r => r.GetProperty("displayName").GetString() == resource);

    /// <summary>What the CLI says of all of them, as JSON.</summary>
    public Task<string> DescribeAsync() => SucceedAsync(["describe", "--format", "Json", "--include-hidden"]);

    /// <summary>Runs the AppHost as the program that it is, and waits for its end.</summary>
    public Task<ProcessResult> RunAppHostAsync(params string[] arguments) => Programs.EndAsync(Begin(Repository.TestAppHost, [.. AppHostArguments(), .. arguments]));

    /// <summary>Runs the AppHost as the program that it is, and returns at once.</summary>
    public ForegroundAppHost BeginAppHost(params string[] arguments)
    {
        var run = new ForegroundAppHost(Begin(Repository.TestAppHost, [.. AppHostArguments(), .. arguments]));
        _runs.Add(run);
        return run;
    }

    /// <summary>The address of the site, as its load balancer has it.</summary>
    public async Task<Uri> AddressAsync(string resource = "wordpress", string endpoint = "http") =>
        new((await DescribeAsync(resource)).GetProperty("urls").EnumerateArray().First(u => u.GetProperty("name").GetString() == endpoint).GetProperty("url").GetString()!);

    /// <summary>A client of the site, as its administrator.</summary>
    public async Task<SiteClient> ClientAsync() => new(await AddressAsync(), "admin", Secrets["Parameters:wordpress-admin-password"]);

    /// <summary>The container that a resource has now.</summary>
    public async Task<string> ContainerAsync(string resource) =>
        (await DescribeAsync(resource)).GetProperty("properties").GetProperty("container.id").GetString()!;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var run in _runs)
        {
            await run.DisposeAsync();
        }

        if (_isStarted)
        {
            using var stop = Begin("dotnet", ["aspire", "stop", "--apphost", Address, "--non-interactive", "--nologo"]);
            await Task.WhenAll(stop.StandardOutput.ReadToEndAsync(CancellationToken.None), stop.StandardError.ReadToEndAsync(CancellationToken.None));
            await stop.WaitForExitAsync(CancellationToken.None);

            // One that the CLI has lost sight of ends, too.
            foreach (var lost in Processes.WithArgument($"--name={Name}"))
            {
                ForegroundAppHost.Terminate(lost);
            }
        }

        await Docker.RemoveAsync(Name);
        Site.RemoveAddressOf(Name);
        if (_ownsHome)
        {
            Directory.Delete(Home, recursive: true);
        }
    }

    private string[] AppHostArguments() => [$"--scenario={Scenario}", $"--name={Name}"];

    private Process Begin(string program, string[] arguments) =>
        Programs.Begin(Home, program, arguments, new Dictionary<string, string?>(Environment) { ["Configuration"] = Environment.GetValueOrDefault("Configuration", Repository.Configuration) });

    private static async Task RestoreToolsAsync() =>
        await CliWrap.Cli.Wrap("dotnet").WithArguments(["tool", "restore"]).WithWorkingDirectory(Repository.Root).ExecuteAsync();
}
