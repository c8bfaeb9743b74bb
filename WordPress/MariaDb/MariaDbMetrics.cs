using System.Globalization;
using MySqlConnector;

namespace WpAspire.WordPress;

/// <summary>
/// What a server says of itself, asked on one connection that stays open and is not counted. The names are those that
/// OpenTelemetry's collector has for MySQL.
/// </summary>
internal sealed class MariaDbMetrics(MySqlConnection connection) : IMetricsReader
{
    private const string Threads = "mariadb.threads";
    private const string Queries = "mariadb.query.client.count";
    private const string SlowQueries = "mariadb.query.slow.count";
    private const string BufferPool = "mariadb.buffer_pool.operations";

    /// <summary>What is read.</summary>
    public static IReadOnlyList<MetricDefinition> Definitions { get; } =
    [
        new(Threads, "{thread}", "Connections without the AppHost's own: connected, and running (a query)."),
        new(Queries, "{query}", "Statements that clients have sent.", MetricKind.Counter),
        new(SlowQueries, "{query}", "Statements that took longer than long_query_time.", MetricKind.Counter),
        new(BufferPool, "{operation}", "Pages that InnoDB needed (read_requests), and those that were not in memory (reads).", MetricKind.Counter),
    ];

    /// <summary>Opens a reader for a server.</summary>
    public static async Task<IMetricsReader> OpenAsync(MariaDbServerResource server, CancellationToken cancellationToken) =>
        new MariaDbMetrics(await MariaDbConnection.OpenAsync(server, database: null, cancellationToken));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MetricValue>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SHOW GLOBAL STATUS WHERE Variable_name IN ('Threads_connected', 'Threads_running', 'Questions', 'Slow_queries', "
            + "'Innodb_buffer_pool_read_requests', 'Innodb_buffer_pool_reads')";
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
    public static IReadOnlyList<MetricValue> ValuesOf(IReadOnlyDictionary<string, double> status)
    {
        var values = new List<MetricValue>();
        Add(Threads, "Threads_connected", ("kind", "connected"), own: 1);
        Add(Threads, "Threads_running", ("kind", "running"), own: 1);
        Add(Queries, "Questions");
        Add(SlowQueries, "Slow_queries");
        Add(BufferPool, "Innodb_buffer_pool_read_requests", ("operation", "read_requests"));
        Add(BufferPool, "Innodb_buffer_pool_reads", ("operation", "reads"));
        return values;

        void Add(string metric, string variable, (string Name, string Value)? attribute = null, int own = 0)
        {
            if (status.TryGetValue(variable, out var value))
            {
                values.Add(new(metric, Math.Max(0, value - own)) { Attributes = attribute is { } a ? [new(a.Name, a.Value)] : [] });
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
