using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Tests.Orchestration;

/// <summary>The engine's first answers, from a listener that speaks as engines of other ages do.</summary>
[Collection(nameof(EngineConnectionTests))]
public class EngineConnectionTests
{
    [Theory]
    [InlineData("1.41", "1.12", "/v1.41/")]
    [InlineData("1.52", "1.44", "/v1.52/")]
    public async Task Requests_carry_the_version_that_was_negotiated(string newest, string oldest, string expectedPath)
    {
        await using var listener = await TestEngine.StartAsync(newest, oldest);

        using var engine = await DockerEngine.ConnectAsync(TestContext.Current.CancellationToken);
        await engine.FindPortHolderAsync(1, TestContext.Current.CancellationToken);

        Assert.Contains(listener.Requests, r => r.Contains($"{expectedPath}containers/json", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("unix:///nowhere/docker.sock", "unix:///nowhere/docker.sock")]
    [InlineData("tcp://127.0.0.1:1", "tcp://127.0.0.1:1")]
    [InlineData("ftp://somewhere", "unix:///path/to/docker.sock and tcp://host:port")]
    public async Task An_engine_that_does_not_answer_is_named_with_what_to_do(string host, string named)
    {
        using var variable = new EnvironmentVariable("DOCKER_HOST", host);

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => DockerEngine.ConnectAsync(TestContext.Current.CancellationToken));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains("DOCKER_HOST", error.Message, StringComparison.Ordinal);
    }

    private sealed class EnvironmentVariable : IDisposable
    {
        private readonly string _name;
        private readonly string? _before;

        public EnvironmentVariable(string name, string value)
        {
            _name = name;
            _before = Environment.GetEnvironmentVariable(name);
            Environment.SetEnvironmentVariable(name, value);
        }

        public void Dispose() => Environment.SetEnvironmentVariable(_name, _before);
    }
}
