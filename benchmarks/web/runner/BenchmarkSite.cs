using System.Globalization;
using CliWrap;
using CliWrap.Buffered;

namespace WpAspire.WebBenchmark;

/// <summary>The sites of the model, run by its AppHost, with secrets and state of their own. Leaves nothing behind.</summary>
/// <param name="appHost">The program.</param>
internal sealed class BenchmarkSite(string appHost) : IAsyncDisposable
{
    private const string Name = "bench-web";

    private static readonly TimeSpan s_longestStart = TimeSpan.FromMinutes(15);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bench-web-");

    /// <summary>The AppHost's process, which is the load balancer.</summary>
    public ContainerProcess AppHost { get; private set; } = new(0);

    /// <summary>Starts them, and fills their database.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync("bench-web: starting the sites; a first run builds their images");
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(s_longestStart);
        var output = await RunAsync(["start"], bounded.Token);
        AppHost = new(int.Parse(output[(output.LastIndexOf("(pid ", StringComparison.Ordinal) + "(pid ".Length)..].Split(')')[0], CultureInfo.InvariantCulture));

        var container = (await ContainersAsync(Case.Plain.Resource, cancellationToken))[0];
        await Cli.Wrap("docker")
            .WithArguments(["exec", "--interactive", container, "php8.4"])
            .WithStandardInputPipe(PipeSource.FromFile(Path.Combine(AppContext.BaseDirectory, "content.php")))
            .ExecuteBufferedAsync(cancellationToken);
    }

    /// <summary>Where a case is reached.</summary>
    public static async Task<Target> TargetAsync(Case subject, CancellationToken cancellationToken)
    {
        var containers = await ContainersAsync(subject.Resource, cancellationToken);
        var groups = new List<ContainerGroup>();
        foreach (var container in containers)
        {
            groups.Add(ContainerGroup.Of(int.Parse(await InspectAsync(container, "{{.State.Pid}}", cancellationToken), CultureInfo.InvariantCulture)));
        }

        var environment = await InspectAsync(containers[0], "{{range .Config.Env}}{{println .}}{{end}}", cancellationToken);
        var home = environment.Split('\n').FirstOrDefault(static l => l.StartsWith("WP_HOME=", StringComparison.Ordinal))?["WP_HOME=".Length..];
        var host = home is null ? "localhost" : new Uri(home).Authority;
        if (subject.IsProxied)
        {
            return new Target(new Uri(home!.Replace("localhost", "127.0.0.1", StringComparison.Ordinal)), host, groups);
        }

        // The container itself, without the engine's proxy for published ports.
        var address = await InspectAsync(containers[0], "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", cancellationToken);
        return new Target(new Uri($"http://{address}:{(home is null ? 80 : 8080)}"), host, groups);
    }

    /// <summary>The program's version in a container, as its command says.</summary>
    public static async Task<string> VersionAsync(string resource, string script, CancellationToken cancellationToken) =>
        (await DockerAsync(["exec", (await ContainersAsync(resource, cancellationToken))[0], "sh", "-c", script], cancellationToken)).Trim();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await RunAsync(["stop", "--volumes", "--yes"], CancellationToken.None);
        _home.Delete(recursive: true);
    }

    private async Task<string> RunAsync(IReadOnlyList<string> verb, CancellationToken cancellationToken)
    {
        var result = await Cli.Wrap(appHost)
            .WithArguments([.. verb, "--name", Name])
            .WithEnvironmentVariables(e => e.Set("HOME", _home.FullName))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancellationToken);
        return result.ExitCode == 0 ? result.StandardOutput : throw new BenchmarkException($"the AppHost could not {verb[0]}: {result.StandardError}{result.StandardOutput}");
    }

    private static async Task<string[]> ContainersAsync(string resource, CancellationToken cancellationToken)
    {
        var list = await DockerAsync(["ps", "--quiet", "--filter", $"label=wpaspire.site={Name}", "--filter", $"label=wpaspire.resource={resource}"], cancellationToken);
        var containers = list.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return containers.Length > 0 ? containers : throw new BenchmarkException($"the container of '{resource}' does not run.");
    }

    private static async Task<string> InspectAsync(string container, string format, CancellationToken cancellationToken) =>
        (await DockerAsync(["inspect", "--format", format, container], cancellationToken)).Trim();

    /// <summary>Asks the engine.</summary>
    public static async Task<string> DockerAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        (await Cli.Wrap("docker").WithArguments(arguments).ExecuteBufferedAsync(cancellationToken)).StandardOutput;
}
