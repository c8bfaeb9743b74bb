using Microsoft.Extensions.Logging;
using MySqlConnector;

namespace WpAspire.WordPress;

/// <summary>
/// The server's slow query log, as a table. It costs nothing while no query is slow, and tells of those that were before
/// anybody asked.
/// </summary>
internal static class SlowQueryLog
{
    /// <summary>Seconds from which a query is slow.</summary>
    public const double LeastSeconds = 0.1;

    private const int MostRows = 5000;

    /// <summary>Begins a new log, unless the server's own settings already keep one.</summary>
    public static async Task BeginAsync(MariaDbServerResource server, IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await MariaDbConnection.OpenAsync(server, database: null, cancellationToken);
            if (await IsOnAsync(connection, cancellationToken))
            {
                return;
            }

            await using var command = connection.CreateCommand();
            command.CommandText = string.Create(
                CultureInfo.InvariantCulture,
                $"TRUNCATE TABLE mysql.slow_log; SET GLOBAL log_output = 'TABLE', GLOBAL long_query_time = {LeastSeconds}, GLOBAL slow_query_log = ON");
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (MySqlException exception)
        {
            // The site works without.
            services.GetRequiredService<ResourceLoggerService>().GetLogger(server).LogWarning("Slow queries are not kept: {Reason}", exception.Message);
        }
    }

    /// <summary>The newest slow queries; <see langword="null"/> if they are not kept in the table.</summary>
    public static async Task<IReadOnlyList<SlowQuery>?> ReadAsync(MySqlConnection connection, CancellationToken cancellationToken)
    {
        if (!await IsOnAsync(connection, cancellationToken))
        {
            return null;
        }

        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture, $"SELECT sql_text, db, query_time, rows_examined FROM mysql.slow_log ORDER BY start_time DESC LIMIT {MostRows}");
        var queries = new List<SlowQuery>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            queries.Add(new(reader.GetString(0), reader.GetString(1), reader.GetTimeSpan(2), reader.GetInt64(3)));
        }

        return queries;
    }

    private static async Task<bool> IsOnAsync(MySqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT @@GLOBAL.slow_query_log AND FIND_IN_SET('TABLE', @@GLOBAL.log_output) > 0";
        return Convert.ToBoolean(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }
}
