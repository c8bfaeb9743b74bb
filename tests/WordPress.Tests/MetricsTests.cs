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
        var site = _builder.AddWordPress("wordpress", mariadb.AddDatabase("db"));

        Assert.Equal(["php.workers.busy", "php.workers.idle", "php.requests.waiting", "php.requests"], NamesOf(site.Resource));
        Assert.Equal(["mariadb.connections", "mariadb.connections.running", "mariadb.queries", "mariadb.queries.slow", "mariadb.buffer-pool.hits"], NamesOf(mariadb.Resource));
        Assert.Equal(["redis.memory", "redis.lookups.hits", "redis.lookups.misses", "redis.keys.evicted", "redis.clients"], NamesOf(_builder.AddRedis("cache").Resource));
    }

    [Fact]
    public void Of_PHP_FPM_its_status_is_read()
    {
        var values = PhpWorkerMetrics.Parse(
            """{"waiting":3,"pool":"www","process manager":"ondemand","accepted conn":120,"listen queue":0,"idle processes":1,"active processes":4,"total processes":5}""");

        Assert.Equal((4, 1, 3, 120), (values["php.workers.busy"], values["php.workers.idle"], values["php.requests.waiting"], values["php.requests"]));
    }

    [Fact]
    public void What_PHP_FPM_did_not_say_is_left_out() => Assert.Equal(["php.requests.waiting"], PhpWorkerMetrics.Parse("""{"waiting":0}""").Keys);

    [Fact]
    public void What_is_no_JSON_cannot_be_read() => Assert.ThrowsAny<JsonException>(() => PhpWorkerMetrics.Parse("Could not open input file"));

    [Fact]
    public void Of_MariaDB_its_status_variables_are_read_without_the_connection_that_asks()
    {
        var values = Reader().ValuesOf(Status(connected: 6, running: 2, questions: 1000, slow: 7, requests: 0, reads: 0));

        Assert.Equal((5, 1, 1000, 7), (values["mariadb.connections"], values["mariadb.connections.running"], values["mariadb.queries"], values["mariadb.queries.slow"]));
    }

    [Fact]
    public void The_hit_rate_of_the_buffer_pool_is_that_since_the_last_reading()
    {
        var reader = Reader();

        Assert.DoesNotContain("mariadb.buffer-pool.hits", reader.ValuesOf(Status(requests: 1000, reads: 900)));
        Assert.Equal(90, reader.ValuesOf(Status(requests: 1100, reads: 910))["mariadb.buffer-pool.hits"], 6);
        Assert.DoesNotContain("mariadb.buffer-pool.hits", reader.ValuesOf(Status(requests: 1100, reads: 910)));
    }

    [Fact]
    public void Of_Redis_its_own_report_is_read_without_the_connection_that_asks()
    {
        var values = RedisMetrics.Parse("# Server\r\nredis_version:8.0.2\r\n\r\n# Clients\r\nconnected_clients:3\r\n# Memory\r\nused_memory:1048576\r\nused_memory_human:1.00M\r\n# Stats\r\nkeyspace_hits:90\r\nkeyspace_misses:10\r\nevicted_keys:5\r\n");

        Assert.Equal((2, 1048576, 90, 10, 5), (values["redis.clients"], values["redis.memory"], values["redis.lookups.hits"], values["redis.lookups.misses"], values["redis.keys.evicted"]));
    }

    private static MariaDbMetrics Reader() => new(new MySqlConnector.MySqlConnection());

    private static Dictionary<string, double> Status(double connected = 1, double running = 1, double questions = 0, double slow = 0, double requests = 0, double reads = 0) => new()
    {
        ["Threads_connected"] = connected,
        ["Threads_running"] = running,
        ["Questions"] = questions,
        ["Slow_queries"] = slow,
        ["Innodb_buffer_pool_read_requests"] = requests,
        ["Innodb_buffer_pool_reads"] = reads,
    };

    private static IEnumerable<string> NamesOf(IResource resource) => resource.Annotations.OfType<MetricsAnnotation>().SelectMany(a => a.Metrics).Select(m => m.Name);
}
