using System.Text.Json;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using WpAspire.SmokeTests.Support;

namespace WpAspire.SmokeTests.Telemetry;

/// <summary>What takes telemetry in the place of a collector: keeps what it gets, and answers as it is told (Files/receiver.php).</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly IContainer _container;

    /// <param name="assembly">What all tests share.</param>
    /// <param name="answer">A status code, or <c>slow</c>, <c>garbage</c>, <c>partial</c>.</param>
    public Collector(SmokeTestAssembly assembly, string? answer = null)
    {
        var builder = new ContainerBuilder(assembly.Images.WordPress)
            .WithLabel(TestRun.Label, TestRun.Id)
            .WithNetwork(assembly.Network)
            .WithNetworkAliases(Host)
            .WithResourceMapping(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Files", "receiver.php")), "/receiver.php")
            .WithEnvironment("PHP_CLI_SERVER_WORKERS", "4")
            .WithEntrypoint("php8.4")
            .WithCommand("-S", "0.0.0.0:4318", "/receiver.php")
            .WithWaitStrategy(Wait.ForUnixContainer().UntilMessageIsLogged("started"));
        _container = (answer is null ? builder : builder.WithEnvironment("ANSWER", answer)).Build();
    }

    /// <summary>Its name in the network that all tests share.</summary>
    public string Host { get; } = "collector-" + Guid.NewGuid().ToString("n")[..8];

    public string Address => $"http://{Host}:4318";

    public Task StartAsync(CancellationToken cancellationToken) => _container.StartAsync(cancellationToken);

    public ValueTask DisposeAsync() => _container.DisposeAsync();

    /// <summary>All that it got so far.</summary>
    public async Task<IReadOnlyList<Delivery>> ReadAsync(CancellationToken cancellationToken)
    {
        var result = await _container.ExecAsync(["sh", "-c", "cat /tmp/received/*.json 2>/dev/null | sed 's/}{/}\\n{/g'"], cancellationToken);
        return [.. result.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => new Delivery(JsonDocument.Parse(line).RootElement))];
    }

    /// <summary>The spans of a trace, once they are there; the request's own is the first. None where they do not come in that time.</summary>
    public async Task<IReadOnlyList<SpanRecord>> TraceAsync(string trace, TimeSpan time, CancellationToken cancellationToken)
    {
        IReadOnlyList<SpanRecord> spans = [];
        await Condition.HoldsAsync(
            async () => (spans = [.. (await ReadAsync(cancellationToken)).Where(static d => d.Path == "/v1/traces").SelectMany(static d => d.Spans).Where(s => s.TraceId == trace)]).Count > 0,
            time,
            cancellationToken);
        return spans;
    }
}

/// <summary>A request that a collector got.</summary>
public sealed class Delivery(JsonElement request)
{
    public string Path { get; } = request.GetProperty("path").GetString()!;

    public byte[] Body { get; } = request.GetProperty("body").GetBytesFromBase64();

    public string? Header(string name) =>
        request.GetProperty("headers").EnumerateObject().Where(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase)).Select(static h => h.Value.GetString()).FirstOrDefault();

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public IEnumerable<SpanRecord> Spans =>
        from resource in Json.GetProperty("resourceSpans").EnumerateArray()
        from scope in resource.GetProperty("scopeSpans").EnumerateArray()
        from span in scope.GetProperty("spans").EnumerateArray()
        select new SpanRecord(span, resource.GetProperty("resource"));
}

/// <summary>A span as it was sent.</summary>
public sealed record SpanRecord(JsonElement Json, JsonElement Resource)
{
    public string TraceId => Text("traceId");

    public string Id => Text("spanId");

    public string? Parent => Json.TryGetProperty("parentSpanId", out var parent) ? parent.GetString() : null;

    public string Name => Text("name");

    public int Kind => Json.GetProperty("kind").GetInt32();

    public bool IsError => Json.TryGetProperty("status", out var status) && status.GetProperty("code").GetInt32() == 2;

    public IReadOnlyDictionary<string, object> Attributes => Read(Json.GetProperty("attributes"));

    public IEnumerable<(string Name, IReadOnlyDictionary<string, object> Attributes)> Events =>
        Json.TryGetProperty("events", out var events) ? events.EnumerateArray().Select(static e => (e.GetProperty("name").GetString()!, Read(e.GetProperty("attributes")))) : [];

    public TimeSpan Duration => TimeSpan.FromMicroseconds((long.Parse(Text("endTimeUnixNano"), null) - long.Parse(Text("startTimeUnixNano"), null)) / 1000);

    public object? this[string name] => Attributes.GetValueOrDefault(name);

    /// <summary>Attributes with the types that the protocol gives them.</summary>
    public static IReadOnlyDictionary<string, object> Read(JsonElement attributes) =>
        attributes.EnumerateArray().ToDictionary(static a => a.GetProperty("key").GetString()!, static a => Value(a.GetProperty("value")));

    private static object Value(JsonElement value)
    {
        var (type, content) = Assert.Single(value.EnumerateObject().Select(static p => (p.Name, p.Value)));
        return type switch
        {
            "stringValue" => content.GetString()!,
            // 64 bits do not fit into a number of JSON.
            "intValue" => long.Parse(content.GetString()!, null),
            "doubleValue" => content.GetDouble(),
            "boolValue" => content.GetBoolean(),
            "arrayValue" => content.GetProperty("values").EnumerateArray().Select(Value).ToArray(),
            _ => throw new InvalidOperationException($"{type} is no type of a value."),
        };
    }

    private string Text(string name) => Json.GetProperty(name).GetString()!;
}
