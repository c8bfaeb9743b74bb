using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace WpAspire.Engine;

/// <summary>A site <c>blog</c> of this repository's AppHost, with a home, a state and a played cloud of its own.</summary>
internal sealed class EngineSite : IDisposable
{
    private static readonly string[] s_prod = ["Aws:Domain=www.example.com", "Aws:HostedZoneId=Z0123456789ABCDEFGHIJ", "Aws:Observability:AlarmEmail=ops@example.com"];

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("wpaspire-engine-");

    private EngineSite(string environment, string home, string path)
    {
        EnvironmentName = environment;
        Home = _directory.CreateSubdirectory("home").FullName;
        Cloud = _directory.CreateSubdirectory("cloud").FullName;
        Published = Path.Combine(_directory.FullName, "out");
        Variables = PulumiEngine.Variables(Home, (home, path), Cloud);
        Variables["SIM_LOG"] = Log;
        Variables["DOTNET_ROOT"] = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory().TrimEnd('/'))));
    }

    public string EnvironmentName { get; }

    public string Home { get; }

    /// <summary>What the played cloud holds.</summary>
    public string Cloud { get; }

    /// <summary>The published directory.</summary>
    public string Published { get; }

    /// <summary>The environment of all programs.</summary>
    public Dictionary<string, string?> Variables { get; }

    /// <summary>The settings that hold from now on.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>The file of Pulumi's stacks.</summary>
    public string State => Path.Combine(Home, ".local", "state", "wpaspire", "pulumi");

    private string Log => Path.Combine(_directory.FullName, "calls.log");

    /// <summary>Begins a site, or skips the test where there is no engine.</summary>
    public static async Task<EngineSite> CreateAsync(string environment = "dev", params string[] settings)
    {
        var (home, path) = await PulumiEngine.RequireAsync();
        var site = new EngineSite(environment, home, path);
        foreach (var setting in (environment == "prod" ? s_prod : []).Concat(settings))
        {
            site.Set(setting);
        }

        return site;
    }

    /// <summary>Sets an option: <c>Aws:Scaling:Max=4</c>.</summary>
    public void Set(string setting) => Settings[setting.Split('=')[0]] = setting.Split('=', 2)[1];

    /// <summary>Runs a step.</summary>
    public Task<Result> StepAsync(string step, params string[] arguments) => StepAsync(null, step, arguments);

    /// <summary>Runs a step, and does something meanwhile.</summary>
    public Task<Result> StepAsync(Func<Process, Task>? meanwhile, string step, params string[] arguments) =>
        Tool.RunAsync(Repository.AppHost, Arguments(step, arguments), _directory.FullName, Variables, meanwhile);

    /// <summary>Runs a step whose output, of both kinds, a program reads that may end before it; the exit code is that of the step.</summary>
    public Task<Result> PipeAsync(string reader, string step, params string[] arguments) =>
        Tool.RunAsync("/bin/bash", ["-c", $"\"$0\" \"$@\" 2>&1 | {reader}; exit ${{PIPESTATUS[0]}}", Repository.AppHost, .. Arguments(step, arguments)], _directory.FullName, Variables);

    /// <summary>Runs a step that must succeed.</summary>
    public async Task<Result> SucceedAsync(string step, params string[] arguments)
    {
        var result = await StepAsync(step, arguments);
        Assert.True(result.ExitCode == 0, $"{step} {string.Join(' ', arguments)}\n{result.All}");
        return result;
    }

    /// <summary>Runs a step that must fail with exit code 1 and one sentence, which is given back.</summary>
    public async Task<string> FailAsync(string step, params string[] arguments) => Failure(await StepAsync(step, arguments));

    /// <summary>The sentence that a step ended with.</summary>
    public static string Failure(Result result)
    {
        Assert.True(result.ExitCode == 1, result.All);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        return result.Error.Split('\n').Last(static l => l.StartsWith("error: ", StringComparison.Ordinal));
    }

    /// <summary>The page of a preview as JSON, whether or not it is refused.</summary>
    public async Task<JsonElement> PreviewAsync(params string[] arguments)
    {
        var result = await StepAsync("preview", [.. arguments, "--format", "json"]);
        Assert.True(result.Output.StartsWith('{'), result.All);
        return JsonDocument.Parse(result.Output).RootElement;
    }

    /// <summary>Runs Pulumi itself in the published directory.</summary>
    public Task<Result> PulumiAsync(params string[] arguments) =>
        Tool.RunAsync("/usr/bin/env", ["pulumi", .. arguments, "--non-interactive"], Published, new Dictionary<string, string?>(Variables)
        {
            ["PULUMI_BACKEND_URL"] = $"file://{State}",
            ["PULUMI_CONFIG_PASSPHRASE_FILE"] = PassphraseFile,
        });

    /// <summary>The file of the stack's passphrase.</summary>
    public string PassphraseFile => Directory.EnumerateFiles(Path.Combine(Home, ".local", "state", "wpaspire"), $"pulumi-passphrase-{EnvironmentName}", SearchOption.AllDirectories).Single();

    /// <summary>The stack's settings.</summary>
    public string SettingsFile => Path.Combine(Published, "Pulumi.blog.yaml");

    /// <summary>The state, with secrets in plain text.</summary>
    public async Task<string> ExportAsync()
    {
        var result = await PulumiAsync("stack", "export", "--stack", "blog", "--show-secrets");
        Assert.True(result.ExitCode == 0, result.All);
        return result.Output;
    }

    /// <summary>The locks on the stack.</summary>
    public IReadOnlyList<string> Locks() => Directory.Exists(Path.Combine(State, ".pulumi", "locks")) ? [.. Directory.EnumerateFiles(Path.Combine(State, ".pulumi", "locks"), "*.json", SearchOption.AllDirectories)] : [];

    /// <summary>The process that holds the lock.</summary>
    public int LockOwner()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Assert.Single(Locks())));
        return json.RootElement.GetProperty("pid").GetInt32();
    }

    /// <summary>The things in the cloud of a type, as files.</summary>
    public IReadOnlyList<(string File, JsonElement Thing)> Things(string? type = null) =>
        [.. ThingsOf(Cloud).Where(t => type is null || t.Thing.GetProperty("Type").GetString() == type)];

    /// <summary>Those that hold data, by AWS's names for them: the same after any change that is allowed.</summary>
    public string[] Stores() => StoresOf(ThingsOf(Cloud));

    /// <summary>All things in a played cloud.</summary>
    public static IEnumerable<(string File, JsonElement Thing)> ThingsOf(string cloud) => Path.Combine(cloud, "things") is var things && !Directory.Exists(things) ? [] :
        Directory.EnumerateFiles(things, "*.json").Select(static f => (f, JsonDocument.Parse(File.ReadAllText(f)).RootElement));

    /// <summary>Those of them that hold data.</summary>
    public static string[] StoresOf(IEnumerable<(string File, JsonElement Thing)> things) =>
        [.. things.Where(static t => t.Thing.GetProperty("Type").GetString() is "aws:rds/instance:Instance" or "aws:efs/fileSystem:FileSystem").Select(static t => t.Thing.GetProperty("ID").GetString()!).Order(StringComparer.Ordinal)];

    /// <summary>What the cloud was asked for: lines of time, operation, type and name.</summary>
    public IReadOnlyList<string> Calls() => File.Exists(Log) ? File.ReadAllLines(Log) : [];

    /// <summary>Waits until a deploy has made so many things: then it holds the lock.</summary>
    public async Task CreatedAsync(int things)
    {
        var directory = Path.Combine(Cloud, "things");
        await UntilAsync(() => Directory.Exists(directory) && Directory.GetFiles(directory).Length >= things);
    }

    /// <summary>Waits until nobody holds the stack's lock.</summary>
    public Task UnlockedAsync() => UntilAsync(() => Locks().Count == 0);

    /// <summary>Sends a signal: <c>INT</c>, <c>KILL</c>.</summary>
    public static async Task SignalAsync(string signal, int process)
    {
        var result = await Tool.RunAsync("kill", [$"-{signal}", process.ToString(CultureInfo.InvariantCulture)], "/", new Dictionary<string, string?>());
        Assert.True(result.ExitCode == 0, result.All);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    // Other programs' files tell of no change by themselves.
    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private List<string> Arguments(string step, string[] arguments) =>
    [
        "--operation", "publish", "--step", step, "--name", "blog", "--environment", EnvironmentName, "--output-path", Published,
        .. Settings.SelectMany(static s => new[] { "--set", $"{s.Key}={s.Value}" }),
        .. arguments,
    ];
}
