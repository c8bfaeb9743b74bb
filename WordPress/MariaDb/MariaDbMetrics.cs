using System.Globalization;
using MySqlConnector;

namespace WpAspire.WordPress;

/// <summary>What a server says of itself, asked on one connection that stays open and is not counted.</summary>
internal sealed class MariaDbMetrics(MySqlConnection connection) : IMetricsReader
{
    private const string Connections = "Connections";
    private const string Queries = "Queries";

    private (double Requests, double Reads)? _before;

    /// <summary>What is read.</summary>
    public static IReadOnlyList<MetricDefinition> Definitions { get; } =
    [
        new("mariadb.connections", "Open", MetricUnit.Count) { Chart = Connections },
        new("mariadb.connections.running", "Running a query", MetricUnit.Count) { Chart = Connections },
        new("mariadb.queries", "All", MetricUnit.PerSecond) { Chart = Queries, Kind = MetricKind.Counter },
        new("mariadb.queries.slow", "Slow", MetricUnit.PerSecond) { Chart = Queries, Kind = MetricKind.Counter },
        new("mariadb.buffer-pool.hits", "Buffer pool hit rate", MetricUnit.Percent),
    ];

    /// <summary>Opens a reader for a server.</summary>
    public static async Task<IMetricsReader> OpenAsync(MariaDbServerResource server, CancellationToken cancellationToken) =>
        new MariaDbMetrics(await MariaDbConnection.OpenAsync(server, database: null, cancellationToken));

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, double>> ReadAsync(CancellationToken cancellationToken)
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
    public IReadOnlyDictionary<string, double> ValuesOf(IReadOnlyDictionary<string, double> status)
    {
        var values = new Dictionary<string, double>();
        Add("mariadb.connections", "Threads_connected", own: 1);
        Add("mariadb.connections.running", "Threads_running", own: 1);
        Add("mariadb.queries", "Questions");
        Add("mariadb.queries.slow", "Slow_queries");
        if (status.TryGetValue("Innodb_buffer_pool_read_requests", out var requests) && status.TryGetValue("Innodb_buffer_pool_reads", out var reads))
        {
            // Of a while in which nothing was asked for there is no rate.
            if (_before is { } before && requests > before.Requests)
            {
                values["mariadb.buffer-pool.hits"] = Math.Clamp(1 - ((reads - before.Reads) / (requests - before.Requests)), 0, 1) * 100;
            }

            _before = (requests, reads);
        }

        return values;

        void Add(string metric, string variable, int own = 0)
        {
            if (status.TryGetValue(variable, out var value))
            {
                values[metric] = Math.Max(0, value - own);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
