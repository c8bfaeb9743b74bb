using System.Diagnostics;
using System.Text;

namespace WpAspire.EndToEnd.Cloud;

/// <summary>
/// The AppHost's steps towards AWS without Aspire's command line, on a machine without container engine and network, with a home and a working
/// directory of its own. Its <c>pulumi</c> is a stand-in that notes how it is called and replays a scenario.
/// </summary>
internal sealed class CloudAppHost : IDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(2);
    private static readonly string s_standIn = Path.Combine(Repository.Root, "tests", "Provisioning.Tests", "Automation");
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("wpaspire-cloud-");

    public CloudAppHost(string? scenario = "default", string? program = null)
    {
        Program = program ?? Repository.AppHost;
        Home = _directory.CreateSubdirectory("home").FullName;
        WorkDir = _directory.CreateSubdirectory("work").FullName;
        CallsDirectory = _directory.CreateSubdirectory("calls").FullName;
        Environment = new()
        {
            ["HOME"] = Home,
            ["XDG_STATE_HOME"] = null,
            ["DOCKER_HOST"] = $"unix://{_directory.FullName}/no-engine.sock",
            ["AWS_REGION"] = null,
            ["AWS_DEFAULT_REGION"] = null,
            ["AWS_PROFILE"] = null,
            ["DOTNET_ENVIRONMENT"] = null,
            ["PULUMI_BACKEND_URL"] = null,
            ["PULUMI_ACCESS_TOKEN"] = null,
            ["PULUMI_CONFIG_PASSPHRASE"] = null,
            ["PULUMI_CONFIG_PASSPHRASE_FILE"] = null,
            ["PATH"] = scenario is null ? "/nonexistent" : $"{Path.Combine(s_standIn, "StandIn")}:{System.Environment.GetEnvironmentVariable("PATH")}",
            ["STANDIN_SCENARIO"] = scenario is null ? null : Path.Combine(s_standIn, "Scenarios", scenario),
            ["STANDIN_CALLS"] = CallsDirectory,
            // The runtime is not always where it is looked for without a PATH.
            ["DOTNET_ROOT"] = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory().TrimEnd('/')))),
        };
        if (scenario is not null)
        {
            Assert.True(Directory.Exists(Environment["STANDIN_SCENARIO"]), $"there is no scenario '{scenario}'");
        }
    }

    public string Program { get; }

    public string Home { get; }

    public string WorkDir { get; }

    public Dictionary<string, string?> Environment { get; }

    private string CallsDirectory { get; }

    /// <summary>The command lines with which <c>pulumi</c> was called, after its version was asked for.</summary>
    public IReadOnlyList<string> Calls =>
        [.. CallDirectories.Select(static d => string.Join(' ', Words(Path.Combine(d, "arguments")))).Where(static c => c is not ("" or "version"))];

    /// <summary>What <c>pulumi</c> was given on its standard input, by call.</summary>
    public IReadOnlyList<string> Inputs => [.. CallDirectories.Select(static d => File.ReadAllText(Path.Combine(d, "input")))];

    /// <summary>How often the call of a command was interrupted.</summary>
    public int Interrupts(string command) =>
        File.ReadAllLines(Path.Combine(CallDirectories.Single(d => Words(Path.Combine(d, "arguments")) is [var first, ..] && first == command), "signals")).Length;

    /// <summary>A variable of the environment of the last call.</summary>
    public string? Variable(string name) =>
        Words(Path.Combine(CallDirectories.Last(), "environment")).FirstOrDefault(v => v.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];

    /// <summary>A path below the working directory.</summary>
    public string PathOf(params string[] parts) => Path.Combine([WorkDir, .. parts]);

    /// <summary>Runs a step to its end, for the site <c>blog</c> and the directory <c>out</c> unless the arguments name others.</summary>
    public Task<StepResult> StepAsync(string step, params string[] arguments) => RunAsync(static (_, _) => Task.CompletedTask, Complete(step, arguments));

    /// <summary>Runs a step to its end, and does something in the meantime.</summary>
    public Task<StepResult> StepAsync(Func<Process, CancellationToken, Task> meanwhile, string step, params string[] arguments) => RunAsync(meanwhile, Complete(step, arguments));

    /// <summary>Runs a command line to its end.</summary>
    public Task<StepResult> RunAsync(params string[] arguments) => RunAsync(static (_, _) => Task.CompletedTask, arguments);

    private static string[] Complete(string step, string[] arguments) =>
    [
        "--operation", "publish", "--step", step,
        .. arguments.Contains("--name") ? [] : (string[])["--name", "blog"],
        .. arguments.Contains("--output-path") ? [] : (string[])["--output-path", "out"],
        .. arguments,
    ];

    private async Task<StepResult> RunAsync(Func<Process, CancellationToken, Task> meanwhile, string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = WorkDir,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(s_timeout);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await meanwhile(process, timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return new(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>Waits until <c>pulumi</c> was called with a command.</summary>
    public async Task WaitForCallAsync(string command, CancellationToken cancellationToken)
    {
        using var watcher = new FileSystemWatcher(CallsDirectory) { IncludeSubdirectories = true, EnableRaisingEvents = true };
        while (!Calls.Any(c => c.StartsWith(command, StringComparison.Ordinal)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Run(() => watcher.WaitForChanged(WatcherChangeTypes.All, TimeSpan.FromMilliseconds(100)), cancellationToken);
        }
    }

    /// <summary>Waits until <c>pulumi</c> was interrupted.</summary>
    public async Task WaitForInterruptAsync(string command, CancellationToken cancellationToken)
    {
        using var watcher = new FileSystemWatcher(CallsDirectory) { IncludeSubdirectories = true, EnableRaisingEvents = true };
        while (Interrupts(command) == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Run(() => watcher.WaitForChanged(WatcherChangeTypes.All, TimeSpan.FromMilliseconds(100)), cancellationToken);
        }
    }

    /// <summary>Runs a step that must succeed.</summary>
    public async Task<StepResult> SucceedAsync(string step, params string[] arguments)
    {
        var result = await StepAsync(step, arguments);
        Assert.True(result.ExitCode == 0, result.All);
        return result;
    }

    /// <summary>Runs a step that must fail.</summary>
    public async Task<string> FailAsync(string step, params string[] arguments) => Failure(await StepAsync(step, arguments));

    /// <summary>What standard error says of a failure: a sentence and nothing else, and no stack trace.</summary>
    /// <param name="result">How the step ended.</param>
    /// <param name="shown">The first line on standard output, of what was shown before it failed; empty for nothing at all.</param>
    public static string Failure(StepResult result, string shown = "")
    {
        Assert.True(result.ExitCode == 1, result.All);
        Assert.Equal(shown, result.Output.Split('\n')[0]);
        Assert.Equal(shown.Length == 0, result.Output.Length == 0);
        Assert.Contains("error: ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
        return result.Error;
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private string[] CallDirectories => [.. Directory.GetDirectories(CallsDirectory).Order(StringComparer.Ordinal)];

    private static string[] Words(string file) => !File.Exists(file) ? [] : File.ReadAllText(file).Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
