using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration.UserSecrets;
using Microsoft.Extensions.DependencyInjection;

namespace WpAspire.EndToEnd;

/// <summary>
/// One site of the AppHost with a small model a scenario, run inside the test as the users of Aspire.Hosting.Testing do.
/// What it leaves in the engine and in the user secrets is removed at the end, whatever the test did.
/// </summary>
internal sealed class Site : IAsyncDisposable
{
    /// <summary>What everything that is waited for may take, on a machine that has other things to do.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, byte> _containers = new();
    private readonly string _scenario;
    private readonly string[] _arguments;
    private CancellationTokenSource _ending = new();
    private Task _watching = Task.CompletedTask;
    private IDistributedApplicationTestingBuilder? _builder;
    private DistributedApplication? _app;

    public Site(string scenario, params string[] arguments)
    {
        _scenario = scenario;
        _arguments = arguments;
    }

    public DistributedApplication App => _app ?? throw new InvalidOperationException("The site has not been started.");

    /// <summary>The site's name: that of its volumes begins with it.</summary>
    public string Name { get; init; } = NewName();

    /// <summary>Where it is kept what the site keeps.</summary>
    public string SecretsFile => PathHelper.GetSecretsPathFromSecretsId($"{SecretsId}-{Name}");

    /// <summary>What is kept of the site: generated passwords, among others.</summary>
    public IReadOnlyDictionary<string, string> Secrets =>
        JsonDocument.Parse(File.ReadAllText(SecretsFile)).RootElement.EnumerateObject().ToDictionary(static p => p.Name, static p => p.Value.GetString()!);

    private string SecretsId => $"wpaspire-test-{Name}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A name that no other site has.</summary>
    public static string NewName() => $"t{Guid.NewGuid().ToString("N")[..10]}";

    /// <summary>What a site of this name goes by in Aspire's CLI: a file that the AppHost writes.</summary>
    public static string AddressOf(string name) => Path.Combine(Path.GetDirectoryName(Repository.TestAppHostProject)!, "obj", "sites", $"{name}.csproj");

    /// <summary>Removes that file, which is there when the AppHost has begun.</summary>
    public static void RemoveAddressOf(string name)
    {
        if (AddressOf(name) is var address && File.Exists(address))
        {
            File.Delete(address);
        }
    }

    /// <summary>Starts the site.</summary>
    public async Task StartAsync()
    {
        _builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.TestAppHost>(
            [$"--scenario={_scenario}", $"--name={Name}", $"--ASPIRE_USER_SECRETS_ID={SecretsId}", .. _arguments], Ct);
        _app = await _builder.BuildAsync(Ct);
        _ending = new();
        _watching = WatchAsync(_app, _ending.Token);
        await _app.StartAsync(Ct);
    }

    /// <summary>Starts the site, and waits for one of its resources.</summary>
    public async Task StartAsync(string healthy)
    {
        await StartAsync();
        await HealthyAsync(healthy);
    }

    /// <summary>Stops the site. What it keeps stays.</summary>
    public async Task StopAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            await app.DisposeAsync();
        }

        if (_builder is { } builder)
        {
            _builder = null;
            await _ending.CancelAsync();
            await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _ending.Dispose();
            await builder.DisposeAsync();
        }
    }

    /// <summary>Waits until a resource is healthy, also one that is known as stopped until its start is told.</summary>
    public Task HealthyAsync(string resource) =>
        App.ResourceNotifications.WaitForResourceHealthyAsync(resource, WaitBehavior.WaitOnResourceUnavailable, Ct).WaitAsync(Patience, Ct);

    /// <summary>Waits until what is known of a resource is as it should be.</summary>
    public async Task<CustomResourceSnapshot> UntilAsync(string resource, Func<CustomResourceSnapshot, bool> condition) =>
        (await App.ResourceNotifications.WaitForResourceAsync(resource, e => condition(e.Snapshot), Ct).WaitAsync(Patience, Ct)).Snapshot;

    /// <summary>Waits until it is in a state.</summary>
    public Task<CustomResourceSnapshot> StateAsync(string resource, string state) => UntilAsync(resource, s => s.State?.Text == state);

    /// <summary>What is known of a resource now.</summary>
    public Task<CustomResourceSnapshot> SnapshotAsync(string resource) => UntilAsync(resource, static _ => true);

    /// <summary>Executes a command of a resource.</summary>
    public Task<ExecuteCommandResult> ExecuteAsync(string resource, string command, params (string Name, string Value)[] arguments) =>
        App.ResourceCommands.ExecuteCommandAsync(
            Resource(resource), command, new InteractionInputCollection([.. arguments.Select(static a => new InteractionInput { Name = a.Name, InputType = InputType.Text, Value = a.Value })]), Ct);

    /// <summary>Executes a command that must not fail.</summary>
    /// <returns>Its result, where it has one, and else its message.</returns>
    public async Task<string> SucceedAsync(string resource, string command, params (string Name, string Value)[] arguments)
    {
        var result = await ExecuteAsync(resource, command, arguments);
        Assert.True(result.Success, $"{resource} {command}: {result.Message}");
        return result.Data?.Value ?? result.Message ?? "";
    }

    /// <summary>The container that a resource has now.</summary>
    public async Task<string> ContainerAsync(string resource)
    {
        var snapshot = await UntilAsync(resource, static s => s.State?.Text == KnownResourceStates.Running && ContainerOf(s) is not null);
        return ContainerOf(snapshot)!;
    }

    /// <summary>The containers of the replicas that run, in their order.</summary>
    public async Task<string[]> ReplicasAsync(string resource)
    {
        var ids = new List<string>();
        foreach (var replica in App.Services.GetRequiredService<DistributedApplicationModel>().Resources.Where(r => r.Name.StartsWith($"{resource}-", StringComparison.Ordinal)))
        {
            if (int.TryParse(replica.Name.AsSpan(resource.Length + 1), CultureInfo.InvariantCulture, out _) && await SnapshotAsync(replica.Name) is { State.Text: "Running" } running)
            {
                ids.Add(ContainerOf(running)!);
            }
        }

        return [.. ids];
    }

    /// <summary>What the AppHost and the container have written to the log of a resource.</summary>
    public async Task<string> LogAsync(string resource)
    {
        var text = new StringBuilder();
        await foreach (var lines in App.Services.GetRequiredService<ResourceLoggerService>().GetAllAsync(Resource(resource)).WithCancellation(Ct))
        {
            foreach (var line in lines)
            {
                text.AppendLine(line.Content);
            }
        }

        return text.ToString();
    }

    /// <summary>Waits until the log of a resource has this text.</summary>
    public async Task LoggedAsync(string resource, string text)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Patience);
        await foreach (var lines in App.Services.GetRequiredService<ResourceLoggerService>().WatchAsync(Resource(resource)).WithCancellation(patience.Token))
        {
            if (lines.Any(l => l.Content.Contains(text, StringComparison.Ordinal)))
            {
                return;
            }
        }
    }

    /// <summary>The address of the site.</summary>
    public Uri Address(string resource = "wordpress") => App.GetEndpoint(resource, "http");

    /// <summary>A client of the site, as its administrator.</summary>
    public SiteClient Client() => new(Address(), "admin", Secrets["Parameters:wordpress-admin-password"]);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync();
        }
        finally
        {
            await Docker.RemoveAsync(Name, _containers.Keys);
            RemoveAddressOf(Name);
            foreach (var id in new[] { SecretsId, $"{SecretsId}-{Name}" })
            {
                if (Path.GetDirectoryName(PathHelper.GetSecretsPathFromSecretsId(id)) is { } directory && Directory.Exists(directory))
                {
                    Directory.Delete(directory, recursive: true);
                }
            }
        }
    }

    // Everything that is ever created, to be removed at the end.
    private async Task WatchAsync(DistributedApplication app, CancellationToken cancellationToken)
    {
        await foreach (var change in app.ResourceNotifications.WatchAsync(cancellationToken))
        {
            if (ContainerOf(change.Snapshot) is { } id)
            {
                _containers.TryAdd(id, 0);
            }
        }
    }

    private static string? ContainerOf(CustomResourceSnapshot snapshot) =>
        snapshot.Properties.FirstOrDefault(static p => p.Name == "container.id")?.Value as string is { Length: > 0 } id ? id : null;

    private IResource Resource(string name) => App.Services.GetRequiredService<DistributedApplicationModel>().Resources.Single(r => r.Name == name);
}
