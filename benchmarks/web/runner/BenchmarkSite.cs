using System.Globalization;
using System.Text;
using CliWrap;
using CliWrap.Buffered;

namespace WpAspire.WebBenchmark;

/// <summary>The sites of the model, run by its AppHost, with secrets of their own. Leaves nothing behind.</summary>
/// <param name="appHost">The program.</param>
internal sealed class BenchmarkSite(string appHost) : IAsyncDisposable
{
    // The model's name for it.
    private const string Volume = "bench-web-data";

    private static readonly TimeSpan s_longestStart = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_longestStop = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bench-web-");
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _killing = new();
    private CommandTask<BufferedCommandResult>? _run;

    /// <summary>The AppHost's process, which is the load balancer.</summary>
    public ContainerProcess AppHost { get; private set; } = new(0);

    /// <summary>Starts them, and fills their database.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync("bench-web: starting the sites; a first run builds their images");
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(s_longestStart);
        _run = Cli.Wrap(appHost)
            .WithEnvironmentVariables(e => e
                .Set("HOME", _home.FullName)
                .Set("DOCKER_CONFIG", Environment.GetEnvironmentVariable("DOCKER_CONFIG") ?? Path.Combine(Environment.GetEnvironmentVariable("HOME") ?? "/root", ".docker"))
                .Set("DOTNET_ENVIRONMENT", "Development"))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(Encoding.UTF8, Encoding.UTF8, _killing.Token, _stopping.Token);
        AppHost = new(_run.ProcessId);

        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        foreach (var subject in Case.All)
        {
            while (!await AnswersAsync(client, subject, bounded.Token))
            {
                if (_run.Task.IsCompleted)
                {
                    var result = await _run;
                    throw new BenchmarkException($"the AppHost has ended: {result.StandardError}{result.StandardOutput}");
                }

                await Task.Delay(s_interval, bounded.Token);
            }

            if (subject == Case.Plain)
            {
                await FillAsync(cancellationToken);
            }
        }
    }

    /// <summary>Where a case is reached.</summary>
    public static async Task<Target> TargetAsync(Case subject, CancellationToken cancellationToken)
    {
        var containers = await RunningAsync(subject.Resource, cancellationToken);
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

    /// <summary>What a script of the shell says in a container.</summary>
    public static async Task<string> ShellAsync(string resource, string script, CancellationToken cancellationToken) =>
        (await DockerAsync(["exec", (await RunningAsync(resource, cancellationToken))[0], "sh", "-c", script], cancellationToken)).Trim();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_run is not null)
        {
            await _stopping.CancelAsync();
            _killing.CancelAfter(s_longestStop);
            await ((Task)_run.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await DockerAsync(["volume", "rm", "--force", Volume], CancellationToken.None);
        }

        _stopping.Dispose();
        _killing.Dispose();
        _home.Delete(recursive: true);
    }

    private static async Task FillAsync(CancellationToken cancellationToken) =>
        await Cli.Wrap("docker")
            .WithArguments(["exec", "--interactive", (await RunningAsync(Case.Plain.Resource, cancellationToken))[0], "php8.4"])
            .WithStandardInputPipe(PipeSource.FromFile(Path.Combine(AppContext.BaseDirectory, "content.php")))
            .ExecuteBufferedAsync(cancellationToken);

    private static async Task<bool> AnswersAsync(HttpClient client, Case subject, CancellationToken cancellationToken)
    {
        if ((await ContainersAsync(subject.Resource, cancellationToken)).Length < subject.Containers)
        {
            return false;
        }

        try
        {
            var target = await TargetAsync(subject, cancellationToken);
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(target.Address, "/wp-login.php")) { Headers = { Host = target.Host } };
            using var response = await client.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<string[]> RunningAsync(string resource, CancellationToken cancellationToken) =>
        await ContainersAsync(resource, cancellationToken) is { Length: > 0 } containers ? containers : throw new BenchmarkException($"the container of '{resource}' does not run.");

    // Aspire has a network for each run, and names each container after its resource and eight letters.
    private static async Task<string[]> ContainersAsync(string resource, CancellationToken cancellationToken)
    {
        var networks = await DockerAsync(["ps", "--filter", $"volume={Volume}", "--format", "{{.Networks}}"], cancellationToken);
        if (networks.Split('\n', ',')[0] is not { Length: > 0 } network)
        {
            return [];
        }

        var list = await DockerAsync(["ps", "--quiet", "--filter", $"network={network}", "--filter", $"name=^/?{resource}(-[0-9]+)?-[a-z]{{8}}$"], cancellationToken);
        return list.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<string> InspectAsync(string container, string format, CancellationToken cancellationToken) =>
        (await DockerAsync(["inspect", "--format", format, container], cancellationToken)).Trim();

    /// <summary>Asks the engine.</summary>
    public static async Task<string> DockerAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        (await Cli.Wrap("docker").WithArguments(arguments).ExecuteBufferedAsync(cancellationToken)).StandardOutput;
}
