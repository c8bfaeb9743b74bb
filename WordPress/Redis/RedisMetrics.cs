using System.Globalization;
using StackExchange.Redis;

namespace WpAspire.WordPress;

/// <summary>
/// What a Redis says of itself, asked on one connection that stays open and is not counted. The names are those of
/// OpenTelemetry's collector.
/// </summary>
internal sealed class RedisMetrics(ConnectionMultiplexer connection) : IMetricsReader
{
    private const string Memory = "redis.memory.used";
    private const string Hits = "redis.keyspace.hits";
    private const string Misses = "redis.keyspace.misses";
    private const string Evicted = "redis.keys.evicted";
    private const string Clients = "redis.clients.connected";

    /// <summary>What is read.</summary>
    public static IReadOnlyList<MetricDefinition> Definitions { get; } =
    [
        new(Memory, "By", "Memory that Redis has allocated."),
        new(Hits, "{hit}", "Lookups that found their key.", MetricKind.Counter),
        new(Misses, "{miss}", "Lookups that found nothing.", MetricKind.Counter),
        new(Evicted, "{key}", "Keys that made room for others.", MetricKind.Counter),
        new(Clients, "{client}", "Clients that are connected, without the AppHost's own."),
    ];

    /// <summary>Opens a reader for a server.</summary>
    public static async Task<IMetricsReader> OpenAsync(RedisResource server, CancellationToken cancellationToken) =>
        new RedisMetrics(await RedisConnection.OpenAsync(server, cancellationToken));

    /// <summary>The values in what <c>INFO</c> answers.</summary>
    public static IReadOnlyList<MetricValue> Parse(string info)
    {
        var fields = info.Split('\n')
            .Select(static line => line.TrimEnd('\r').Split(':', 2))
            .Where(static f => f.Length == 2)
            .ToLookup(static f => f[0], static f => f[1]);
        var values = new List<MetricValue>();
        Add(Memory, "used_memory");
        Add(Hits, "keyspace_hits");
        Add(Misses, "keyspace_misses");
        Add(Evicted, "evicted_keys");
        Add(Clients, "connected_clients", own: 1);
        return values;

        void Add(string metric, string field, int own = 0)
        {
            if (double.TryParse(fields[field].FirstOrDefault(), CultureInfo.InvariantCulture, out var value))
            {
                values.Add(new(metric, Math.Max(0, value - own)));
            }
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MetricValue>> ReadAsync(CancellationToken cancellationToken) =>
        Parse(await connection.GetServers()[0].InfoRawAsync().WaitAsync(cancellationToken) ?? "");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
