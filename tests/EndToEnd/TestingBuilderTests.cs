using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.ApplicationModel;
using WpAspire.Hosting.Testing;
using WpAspire.TestAppHost;

namespace WpAspire.EndToEnd;

/// <summary>An AppHost inside a test, as the users of the testing builder have it.</summary>
public sealed class TestingBuilderTests : IDisposable
{
    private readonly string _site = $"t{Guid.NewGuid().ToString("N")[..10]}";

    public TestingBuilderTests() => Environment.SetEnvironmentVariable("SCENARIO", "web");

    [Fact]
    public async Task A_test_starts_reaches_reads_and_stops_the_resources_of_an_AppHost()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<TestAppHostEntryPoint>(["--name", _site], cancellationToken);
        await using (var app = await builder.BuildAsync(cancellationToken))
        {
            await app.StartAsync(cancellationToken);
            await app.ResourceNotifications.WaitForResourceHealthyAsync("web", cancellationToken).WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);

            using var client = app.CreateHttpClient("web", "http");
            Assert.Equal("hello", (await client.GetStringAsync(new Uri("/", UriKind.Relative), cancellationToken)).Trim());

            await foreach (var lines in app.Services.GetRequiredService<ResourceLoggerService>().WatchAsync("web").WithCancellation(cancellationToken))
            {
                if (lines.Any(static l => l.Content.Contains("web ready", StringComparison.Ordinal)))
                {
                    break;
                }
            }

            var before = await ContainerIdAsync();
            Assert.True((await app.ResourceCommands.ExecuteCommandAsync("web", KnownResourceCommands.RestartCommand, cancellationToken)).Success);
            await app.ResourceNotifications.WaitForResourceHealthyAsync("web", cancellationToken).WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
            Assert.NotEqual(before, await ContainerIdAsync());

            Assert.True((await app.ResourceCommands.ExecuteCommandAsync("web", KnownResourceCommands.StopCommand, cancellationToken)).Success);
            Assert.Empty(await Docker.ContainersAsync(_site));
            await app.StopAsync(cancellationToken);
        }

        Assert.Empty(await Docker.NetworksAsync(_site));
    }

    public void Dispose() => Environment.SetEnvironmentVariable("SCENARIO", null);

    private async Task<string> ContainerIdAsync() => await Docker.RunAsync("inspect", "--format", "{{.Id}}", await Docker.ContainerAsync(_site, "web"));
}
