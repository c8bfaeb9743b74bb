using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting;
using WpAspire.Hosting.ApplicationModel;
using WpAspire.Hosting.Testing;
using WpAspire.TestAppHost;

namespace WpAspire.EndToEnd;

/// <summary>What is measured of a site that runs: its containers, its load balancer, PHP, the database and Redis.</summary>
public sealed class MetricsTests : IDisposable
{
    private const string RedisImage = "wpaspire-endtoend/redis";

    private static readonly string[] s_ofEachContainer = ["container.cpu", "container.memory", "container.network.received", "container.network.sent"];

    private readonly string _site = $"t{Guid.NewGuid().ToString("N")[..10]}";

    public MetricsTests()
    {
        Environment.SetEnvironmentVariable("SCENARIO", "redis");
        Environment.SetEnvironmentVariable("REDIS_IMAGE", RedisImage);
    }

    [Fact]
    public async Task A_running_site_is_measured_from_its_containers_to_its_queries()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await Docker.RunAsync("build", "--quiet", "--tag", RedisImage, Path.Combine(Repository.Root, "docker", "redis"));
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<TestAppHostEntryPoint>(["--name", _site], cancellationToken);
        builder.CreateResourceBuilder(builder.Resources.OfType<ContainerResource>().Single(r => r.Name == "wordpress")).WithReplicas(2);
        await using var app = await builder.BuildAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("wordpress", cancellationToken).WaitAsync(TimeSpan.FromMinutes(5), cancellationToken);
        string[] expected =
        [
            .. from container in new[] { "mariadb/1", "cache/1", "sessions/1", "wordpress/1", "wordpress/2" } from metric in s_ofEachContainer select $"{container}/{metric}",
            .. from replica in new[] { 1, 2 } from metric in new[] { "php.workers.busy", "php.workers.idle", "php.requests.waiting", "php.requests" } select $"wordpress/{replica}/{metric}",
            .. from metric in new[] { "requests.2xx", "requests.in-flight", "requests.retried", "latency.p50", "latency.p95", "latency.p99" } select $"wordpress/http.{metric}",
            .. from metric in new[] { "connections", "connections.running", "queries", "queries.slow", "buffer-pool.hits" } select $"mariadb/1/mariadb.{metric}",
            .. from redis in new[] { "cache", "sessions" } from metric in new[] { "memory", "lookups.hits", "lookups.misses", "keys.evicted", "clients" } select $"{redis}/1/redis.{metric}",
        ];

        await using var load = Load.Begin(app.GetEndpoint("wordpress", "http"), visitors: 2, Load.Get);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        var metrics = app.Services.GetRequiredService<ResourceMetricsService>();
        var missing = expected;
        try
        {
            await foreach (var snapshot in metrics.WatchAsync(cancellationToken: patience.Token))
            {
                missing = [.. expected.Except(snapshot.Series.Select(static s => s.Id))];
                if (missing.Length == 0 && SeesTheLoad(snapshot))
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Assert.Fail($"Not measured: {string.Join(", ", missing)}");
        }

        await load.EndWithoutFailureAsync();
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("SCENARIO", null);
        Environment.SetEnvironmentVariable("REDIS_IMAGE", null);
    }

    // Everything that the load must move has moved.
    private static bool SeesTheLoad(MetricsSnapshot snapshot) =>
        new[] { "wordpress/http.requests.2xx", "wordpress/1/container.cpu", "wordpress/2/container.cpu", "wordpress/1/php.requests", "mariadb/1/mariadb.queries", "cache/1/redis.lookups.hits" }
            .All(id => snapshot.Series.Single(s => s.Id == id).Values.Any(static v => v > 1));
}
