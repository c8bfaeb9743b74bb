using System.Net;

namespace WpAspire.Hosting.Tests.Dashboard;

/// <summary>
/// A container engine without a container, in the place of this machine's until the end of a test. Tests that have one
/// share the collection of <see cref="Orchestration.EngineConnectionTests"/>, since there is one place.
/// </summary>
internal sealed class TestEngine : IAsyncDisposable
{
    private const string Variable = "DOCKER_HOST";

    private readonly TestServer _server;
    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    private TestEngine(TestServer server)
    {
        _server = server;
        Environment.SetEnvironmentVariable(Variable, $"tcp://127.0.0.1:{server.Port}");
    }

    public static async Task<TestEngine> StartAsync() => new(await TestServer.StartAsync(static request => (
        HttpStatusCode.OK, "application/json", request.Contains("/version", StringComparison.Ordinal) ? """{"Version":"1","ApiVersion":"1.52","MinAPIVersion":"1.44"}""" : "[]")));

    /// <summary>Answers no more.</summary>
    public ValueTask StopAsync() => _server.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        await _server.DisposeAsync();
    }
}
