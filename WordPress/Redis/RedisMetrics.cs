using System.Globalization;
using StackExchange.Redis;

namespace WpAspire.WordPress;

/// <summary>What a Redis says of itself, asked on one connection that stays open and is not counted.</summary>
internal sealed class RedisMetrics(ConnectionMultiplexer connection) : IMetricsReader
{
    private const string Lookups = "Lookups";

    /// <summary>What is read.</summary>
    public static IReadOnlyList<MetricDefinition> Definitions { get; } =
    [
        new("redis.memory", "Memory of keys and values", MetricUnit.Bytes),
        new("redis.lookups.hits", "Hits", MetricUnit.PerSecond) { Chart = Lookups, Kind = MetricKind.Counter },
        new("redis.lookups.misses", "Misses", MetricUnit.PerSecond) { Chart = Lookups, Kind = MetricKind.Counter },
        new("redis.keys.evicted", "Evicted keys", MetricUnit.PerSecond) { Kind = MetricKind.Counter },
        new("redis.clients", "Clients", MetricUnit.Count),
    ];

    /// <summary>Opens a reader for a server.</summary>
    public static async Task<IMetricsReader> OpenAsync(RedisResource server, CancellationToken cancellationToken) =>
        new RedisMetrics(await RedisConnection.OpenAsync(server, cancellationToken));

    /// <summary>The values in what <c>INFO</c> answers.</summary>
    public static IReadOnlyDictionary<string, double> Parse(string info)
    {
        var fields = info.Split('\n')
            .Select(static line => line.TrimEnd('\r').Split(':', 2))
            .Where(static f => f.Length == 2)
            .ToLookup(static f => f[0], static f => f[1]);
        var values = new Dictionary<string, double>();
        Add("redis.memory", "used_memory");
        Add("redis.lookups.hits", "keyspace_hits");
        Add("redis.lookups.misses", "keyspace_misses");
        Add("redis.keys.evicted", "evicted_keys");
        Add("redis.clients", "connected_clients", own: 1);
        return values;

        void Add(string metric, string field, int own = 0)
        {
            if (double.TryParse(fields[field].FirstOrDefault(), CultureInfo.InvariantCulture, out var value))
            {
                values[metric] = Math.Max(0, value - own);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, double>> ReadAsync(CancellationToken cancellationToken) =>
        Parse(await connection.GetServers()[0].InfoRawAsync().WaitAsync(cancellationToken) ?? "");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
