using StackExchange.Redis;
using WpAspire.Hosting.Metrics;

namespace WpAspire.WordPress;

/// <summary>
/// What a Redis says of itself, asked on one connection that stays open and is not counted. The names are those of
/// OpenTelemetry's collector.
/// </summary>
internal sealed class RedisMetrics(ConnectionMultiplexer connection) : IMetricsReader
{
    private static readonly MetricField[] s_fields =
    [
        new(new("redis.memory.used", "By", "Memory that Redis has allocated."), "used_memory"),
        new(new("redis.keyspace.hits", "{hit}", "Lookups that found their key.", MetricKind.Counter), "keyspace_hits"),
        new(new("redis.keyspace.misses", "{miss}", "Lookups that found nothing.", MetricKind.Counter), "keyspace_misses"),
        new(new("redis.keys.evicted", "{key}", "Keys that made room for others.", MetricKind.Counter), "evicted_keys"),
        new(new("redis.clients.connected", "{client}", "Clients that are connected, without the AppHost's own."), "connected_clients", Own: 1),
    ];

    /// <summary>What is read.</summary>
    public static IReadOnlyList<MetricDefinition> Definitions { get; } = [.. s_fields.Select(static f => f.Metric)];

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
        return MetricField.Values(s_fields, name => double.TryParse(fields[name].FirstOrDefault(), CultureInfo.InvariantCulture, out var value) ? value : null);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MetricValue>> ReadAsync(CancellationToken cancellationToken) =>
        Parse(await connection.GetServers()[0].InfoRawAsync().WaitAsync(cancellationToken) ?? "");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
