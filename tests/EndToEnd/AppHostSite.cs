using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace WpAspire.EndToEnd;

/// <summary>The end of a verb.</summary>
internal sealed record VerbResult(int ExitCode, string Output, string Error)
{
    public string All => Output + Error;
}

/// <summary>
/// One site, run through the AppHost's command line as its users do, with a home directory of its own. What it leaves
/// in the engine is removed at the end, whatever the test did.
/// </summary>
internal sealed class AppHostSite : IAsyncDisposable
{
    private static readonly TimeSpan s_verbTimeout = TimeSpan.FromMinutes(3);
    private readonly bool _ownsHome;
    private readonly List<Process> _runs = [];

    public AppHostSite(string? program = null, string? scenario = null, string? home = null, string? name = null)
    {
        Program = program ?? (scenario is null ? Repository.AppHost : Repository.TestAppHost);
        Scenario = scenario;
        _ownsHome = home is null;
        Home = home ?? Directory.CreateTempSubdirectory("wpaspire-home-").FullName;
        Name = name ?? $"t{Guid.NewGuid().ToString("N")[..10]}";
    }

    public string Program { get; }

    public string? Scenario { get; }

    public string Home { get; }

    public string Name { get; }

    public Dictionary<string, string?> Environment { get; } = [];

    public string SecretsFile => Directory.EnumerateFiles(Path.Combine(Home, ".microsoft", "usersecrets"), "secrets.json", SearchOption.AllDirectories)
        .Single(f => f.Contains(Name, StringComparison.Ordinal));

    /// <summary>Runs a verb to its end.</summary>
    public Task<VerbResult> VerbAsync(params string[] arguments) => VerbWithInputAsync(null, arguments);

    public async Task<VerbResult> VerbWithInputAsync(string? input, params string[] arguments)
    {
        using var process = Start(WithName(arguments), redirectInput: true);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(s_verbTimeout);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            return new VerbResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>Starts the site in the background and expects it to become ready.</summary>
    public async Task StartAsync(params string[] arguments)
    {
        var result = await VerbAsync(["start", .. arguments]);
        Assert.True(result.ExitCode == 0, result.All);
    }

    /// <summary>Runs the site in the foreground and returns when it says that it is ready.</summary>
    public async Task<ForegroundAppHost> RunAsync(params string[] arguments)
    {
        var run = BeginRun(arguments);
        await run.WaitForOutputAsync("is ready after", s_verbTimeout);
        return run;
    }

    /// <summary>Runs the site in the foreground and returns at once.</summary>
    public ForegroundAppHost BeginRun(params string[] arguments) => Begin(["run", .. arguments]);

    /// <summary>Begins a verb that goes on until it is ended.</summary>
    public ForegroundAppHost Begin(params string[] arguments)
    {
        var process = Start(WithName(arguments), redirectInput: false);
        _runs.Add(process);
        return new ForegroundAppHost(process);
    }

    /// <summary>What <c>describe --format json --show-secrets</c> says.</summary>
    public async Task<JsonElement> DescribeAsync()
    {
        var result = await VerbAsync("describe", "--format", "json", "--show-secrets");
        Assert.True(result.ExitCode == 0, result.All);
        return JsonDocument.Parse(result.Output).RootElement;
    }

    public async Task<JsonElement> DescribeAsync(string resource) =>
        (await DescribeAsync()).GetProperty("resources").EnumerateArray().Single(r => r.GetProperty("name").GetString() == resource);

    /// <summary>A client of the site, as its administrator.</summary>
    public async Task<SiteClient> ClientAsync()
    {
        var connection = (await DescribeAsync("wordpress")).GetProperty("connection");
        return new SiteClient(
            new Uri(connection.GetProperty("Uri").GetString()!), connection.GetProperty("Username").GetString()!, connection.GetProperty("Password").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _runs)
        {
            if (!process.HasExited)
            {
                process.Kill();
                await process.WaitForExitAsync(CancellationToken.None);
            }

            process.Dispose();
        }

        using var stop = Start(WithName(["stop", "--volumes", "--yes"]), redirectInput: true);
        await stop.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await stop.WaitForExitAsync(CancellationToken.None);
        if (_ownsHome)
        {
            Directory.Delete(Home, recursive: true);
        }
    }

    private string[] WithName(string[] arguments) => [arguments[0], "--name", Name, .. arguments[1..]];

    private Process Start(string[] arguments, bool redirectInput)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = redirectInput,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["HOME"] = Home;
        start.Environment.Remove("XDG_STATE_HOME");
        start.Environment["SCENARIO"] = Scenario;
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
