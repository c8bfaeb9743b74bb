using WpAspire.Provisioning.Automation;
using WpAspire.Provisioning.Automation.Commands;

namespace WpAspire.Provisioning.Tests.Automation;

/// <summary>
/// A <c>pulumi</c> on the PATH that notes how it is called and replays a scenario, and a program's directory to run it in.
/// </summary>
public sealed class PulumiStandIn : IDisposable
{
    private static readonly string s_here = Path.Combine(AppContext.BaseDirectory, "Automation");
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("wpaspire-standin-");

    public PulumiStandIn(string scenario = "default")
    {
        var directory = Path.Combine(s_here, "Scenarios", scenario);
        Assert.True(Directory.Exists(directory), $"there is no scenario '{scenario}'");
        CallsDirectory = _directory.CreateSubdirectory("calls").FullName;
        WorkDir = _directory.CreateSubdirectory("program").FullName;
        File.WriteAllText(Path.Combine(WorkDir, "Pulumi.yaml"), "name: \"wordpress-blog\"\nruntime: yaml\n");
        Environment = new()
        {
            ["PATH"] = $"{Path.Combine(s_here, "StandIn")}:{System.Environment.GetEnvironmentVariable("PATH")}",
            ["STANDIN_SCENARIO"] = directory,
            ["STANDIN_CALLS"] = CallsDirectory,
        };
    }

    /// <summary>The program's directory.</summary>
    public string WorkDir { get; }

    /// <summary>The environment in which the stand-in is <c>pulumi</c>.</summary>
    public Dictionary<string, string?> Environment { get; }

    /// <summary>The calls so far.</summary>
    public IReadOnlyList<StandInCall> Calls => [.. Directory.GetDirectories(CallsDirectory).Order(StringComparer.Ordinal).Select(StandInCall.Read)];

    /// <summary>The calls after the version was asked for.</summary>
    public IEnumerable<string> CommandLines => Calls.Select(static c => c.CommandLine).Where(static c => c != "version");

    private string CallsDirectory { get; }

    /// <summary>The call of a command.</summary>
    public StandInCall Call(string command) => Calls.Single(c => c.CommandLine == command || c.CommandLine.StartsWith(command + " ", StringComparison.Ordinal));

    /// <summary>Opens the program.</summary>
    public Task<LocalWorkspace> OpenAsync(Action<LocalProgramArgs>? configure = null)
    {
        var args = Args();
        configure?.Invoke(args);
        return LocalWorkspace.CreateAsync(args, TestContext.Current.CancellationToken);
    }

    /// <summary>Opens the stack <c>blog</c> of the program.</summary>
    public Task<WorkspaceStack> SelectAsync(Action<LocalProgramArgs>? configure = null)
    {
        var args = Args();
        configure?.Invoke(args);
        return LocalWorkspace.SelectStackAsync(args, TestContext.Current.CancellationToken);
    }

    /// <summary>Opens the stack <c>blog</c> with another way to ask Pulumi to stop.</summary>
    internal async Task<WorkspaceStack> SelectAsync(Interruption interruption)
    {
        var command = await LocalPulumiCommand.CreateAsync(new() { EnvironmentVariables = Environment }, TestContext.Current.CancellationToken);
        command.CreateInterruption = () => interruption;
        command.IsSupervised = !interruption.SharesTerminal;
        return await SelectAsync(a => a.PulumiCommand = command);
    }

    /// <summary>The stack <c>blog</c> of the program.</summary>
    public LocalProgramArgs Args() => new("blog", WorkDir) { EnvironmentVariables = Environment };

    /// <summary>Lets the stand-in go on that waits for a name.</summary>
    public async Task GoOnAsync(string name)
    {
        await using var pipe = new FileStream(Path.Combine(CallsDirectory, name), FileMode.Open, FileAccess.Write);
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
