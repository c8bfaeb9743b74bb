using MySqlConnector;
using WpAspire.Hosting.Metrics;

namespace WpAspire.WordPress;

/// <summary>
/// What a server says of itself, asked on one connection that stays open and is not counted. The names are those that
/// OpenTelemetry's collector has for MySQL.
/// </summary>
internal sealed class MariaDbMetrics(MySqlConnection connection) : IMetricsReader
{
    private static readonly MetricDefinition s_threads = new("mariadb.threads", "{thread}", "Connections without the AppHost's own: connected, and running (a query).");
    private static readonly MetricDefinition s_pool = new(
        "mariadb.buffer_pool.operations", "{operation}", "Pages that InnoDB needed (read_requests), and those that were not in memory (reads).", MetricKind.Counter);

    private static readonly MetricField[] s_fields =
    [
        new(s_threads, "Threads_connected", new("kind", "connected"), Own: 1),
        new(s_threads, "Threads_running", new("kind", "running"), Own: 1),
        new(new("mariadb.query.client.count", "{query}", "Statements that clients have sent.", MetricKind.Counter), "Questions"),
        new(new("mariadb.query.slow.count", "{query}", "Statements that took longer than long_query_time.", MetricKind.Counter), "Slow_queries"),
        new(s_pool, "Innodb_buffer_pool_read_requests", new("operation", "read_requests")),
        new(s_pool, "Innodb_buffer_pool_reads", new("operation", "reads")),
    ];

    /// <summary>What is read.</summary>
    public static IReadOnlyList<MetricDefinition> Definitions { get; } = [.. s_fields.Select(static f => f.Metric).Distinct()];

    /// <summary>Opens a reader for a server.</summary>
    public static async Task<IMetricsReader> OpenAsync(MariaDbServerResource server, CancellationToken cancellationToken) =>
        new MariaDbMetrics(await MariaDbConnection.OpenAsync(server, database: null, cancellationToken));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MetricValue>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SHOW GLOBAL STATUS WHERE Variable_name IN ({string.Join(", ", s_fields.Select(static f => $"'{f.Name}'"))})";
        var status = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (double.TryParse(reader.GetString(1), CultureInfo.InvariantCulture, out var value))
            {
                status[reader.GetString(0)] = value;
            }
        }

        return ValuesOf(status);
    }

    /// <summary>The values in the server's status variables.</summary>
    public static IReadOnlyList<MetricValue> ValuesOf(IReadOnlyDictionary<string, double> status) =>
        MetricField.Values(s_fields, name => status.TryGetValue(name, out var value) ? value : null);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
