using System.Text.Json;

namespace WpAspire.WordPress.Tests;

/// <summary>What the site, its database and its Redis tell of themselves.</summary>
public class MetricsTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder([]);

    [Fact]
    public void A_site_its_database_and_its_Redis_bring_metrics()
    {
        var mariadb = _builder.AddMariaDb("mariadb");
        var cache = _builder.AddRedis("cache");
        var site = _builder.AddWordPress("wordpress", mariadb.AddDatabase("db")).WithObjectCache(cache);

        Assert.Equal(["php.worker.count", "php.queued_requests", "php.requests"], NamesOf(site.Resource));
        Assert.Equal(["mariadb.threads", "mariadb.query.client.count", "mariadb.query.slow.count", "mariadb.buffer_pool.operations"], NamesOf(mariadb.Resource));
        Assert.Equal(["redis.memory.used", "redis.keyspace.hits", "redis.keyspace.misses", "redis.keys.evicted", "redis.clients.connected"], NamesOf(cache.Resource));
    }

    [Fact]
    public void Of_PHP_FPM_its_status_is_read()
    {
        var values = PhpWorkerMetrics.Parse(
            """{"waiting":3,"pool":"www","process manager":"ondemand","accepted conn":120,"listen queue":0,"idle processes":1,"active processes":4,"total processes":5}""");

        Assert.Equal(["php.worker.count{php.worker.state=busy} 4", "php.worker.count{php.worker.state=idle} 1", "php.queued_requests 3", "php.requests 120"], Lines(values));
    }

    [Fact]
    public void What_PHP_FPM_did_not_say_is_left_out() => Assert.Equal(["php.queued_requests 0"], Lines(PhpWorkerMetrics.Parse("""{"waiting":0}""")));

    [Fact]
    public void What_is_no_JSON_cannot_be_read() => Assert.ThrowsAny<JsonException>(() => PhpWorkerMetrics.Parse("Could not open input file"));

    [Fact]
    public void Of_MariaDB_its_status_variables_are_read_without_the_connection_that_asks()
    {
        var values = MariaDbMetrics.ValuesOf(new Dictionary<string, double>
        {
            ["Threads_connected"] = 6,
            ["Threads_running"] = 2,
            ["Questions"] = 1000,
            ["Slow_queries"] = 7,
            ["Innodb_buffer_pool_read_requests"] = 900,
            ["Innodb_buffer_pool_reads"] = 80,
        });

        Assert.Equal(
            [
                "mariadb.threads{kind=connected} 5",
                "mariadb.threads{kind=running} 1",
                "mariadb.query.client.count 1000",
                "mariadb.query.slow.count 7",
                "mariadb.buffer_pool.operations{operation=read_requests} 900",
                "mariadb.buffer_pool.operations{operation=reads} 80",
            ],
            Lines(values));
    }

    [Fact]
    public void What_MariaDB_did_not_say_is_left_out() =>
        Assert.Equal(["mariadb.query.slow.count 7"], Lines(MariaDbMetrics.ValuesOf(new Dictionary<string, double> { ["Slow_queries"] = 7 })));

    [Fact]
    public void Of_Redis_its_own_report_is_read_without_the_connection_that_asks()
    {
        var values = RedisMetrics.Parse("# Server\r\nredis_version:8.0.2\r\n\r\n# Clients\r\nconnected_clients:3\r\n# Memory\r\nused_memory:1048576\r\nused_memory_human:1.00M\r\n# Stats\r\nkeyspace_hits:90\r\nkeyspace_misses:10\r\nevicted_keys:5\r\n");

        Assert.Equal(["redis.memory.used 1048576", "redis.keyspace.hits 90", "redis.keyspace.misses 10", "redis.keys.evicted 5", "redis.clients.connected 2"], Lines(values));
    }

    [Fact]
    public void Every_value_is_one_of_the_metrics_that_are_announced()
    {
        var values = PhpWorkerMetrics.Parse("""{"waiting":0,"accepted conn":1,"idle processes":1,"active processes":1}""");

        Assert.Equal(PhpWorkerMetrics.Definitions.Select(static d => d.Name), values.Select(static v => v.Name).Distinct());
    }

    private static IEnumerable<string> Lines(IEnumerable<MetricValue> values) => values.Select(static v =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{v.Name}{(v.Attributes.Count == 0 ? "" : $"{{{string.Join(",", v.Attributes.Select(static a => $"{a.Key}={a.Value}"))}}}")} {v.Value}"));

    private static IEnumerable<string> NamesOf(IResource resource) => resource.Annotations.OfType<MetricsAnnotation>().SelectMany(static a => a.Metrics).Select(static m => m.Name);
}
