using System.Collections.Concurrent;
using System.Net;

namespace WpAspire.Hosting.Tests.Orchestration;

/// <summary>
/// A container engine without a container, in the place of this machine's until the end of a test. Tests that have one
/// share the collection of <see cref="EngineConnectionTests"/>, since there is one place.
/// </summary>
internal sealed class TestEngine : IAsyncDisposable
{
    private const string Variable = "DOCKER_HOST";

    private readonly TestServer _server;
    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    private TestEngine(TestServer server, ConcurrentQueue<string> requests)
    {
        (_server, Requests) = (server, requests);
        Environment.SetEnvironmentVariable(Variable, $"tcp://127.0.0.1:{server.Port}");
    }

    /// <summary>What it was asked: method, path and query.</summary>
    public ConcurrentQueue<string> Requests { get; }

    /// <summary>Starts one that speaks the given versions of the engine's API.</summary>
    public static async Task<TestEngine> StartAsync(string newest = "1.52", string oldest = "1.44")
    {
        var requests = new ConcurrentQueue<string>();
        var version = $$"""{"Version":"1","ApiVersion":"{{newest}}","MinAPIVersion":"{{oldest}}"}""";
        return new(await TestServer.StartAsync(request =>
        {
            requests.Enqueue(request);
            return (HttpStatusCode.OK, "application/json", request.Contains("/version", StringComparison.Ordinal) ? version : "[]");
        }), requests);
    }

    /// <summary>Answers no more.</summary>
    public ValueTask StopAsync() => _server.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        await _server.DisposeAsync();
    }
}
