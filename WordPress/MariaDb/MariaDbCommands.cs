using System.Text.Json.Nodes;

namespace WpAspire.WordPress;

/// <summary>What can be asked of a running server.</summary>
internal static class MariaDbCommands
{
    private const int LongestText = 400;

    /// <summary>Adds them to a server.</summary>
    public static IResourceBuilder<MariaDbServerResource> AddTo(IResourceBuilder<MariaDbServerResource> builder)
    {
        var server = builder.Resource;
        return VolumeCommands.AddRemoveData(
                builder,
                $"all databases of '{server.Name}'",
                () => server.Annotations.OfType<ContainerMountAnnotation>().LastOrDefault(static m => m is { Target: MariaDbBuilderExtensions.DataDirectory, Type: ContainerMountType.Volume })?.Source,
                model => model.Resources.OfType<WordPressResource>().Where(site => site.Database.Parent == server))
            .WithCommand("slow-queries", "Slow queries", context => SlowQueriesAsync(server, context.CancellationToken), new()
            {
                Description = $"Lists the queries that took longer than {SlowQueryLog.LeastSeconds.ToString(CultureInfo.InvariantCulture)} seconds, the most expensive first.",
                IconName = "Timer",
                UpdateState = ResourceCommands.WhileRunning,
            })
            .WithCommand("process-list", "Process list", context => ProcessListAsync(server, context.CancellationToken), new()
            {
                Description = "Lists the open connections, and what each is doing.",
                IconName = "TextBulletListSquare",
                UpdateState = ResourceCommands.WhileRunning,
            });
    }

    private static async Task<ExecuteCommandResult> SlowQueriesAsync(MariaDbServerResource server, CancellationToken cancellationToken)
    {
        await using var connection = await MariaDbConnection.OpenAsync(server, database: null, cancellationToken);
        if (await SlowQueryLog.ReadAsync(connection, cancellationToken) is not { } queries)
        {
            return CommandResults.Failure($"The server '{server.Name}' does not keep its slow queries in the table mysql.slow_log: its own settings say otherwise.");
        }

        var groups = SlowQueryGroup.Of(queries);
        return groups.Count == 0
            ? CommandResults.Success("No query was slow.")
            : Table("The most expensive first.", groups.Select(static g => new JsonObject
            {
                ["Seconds"] = Math.Round(g.Total.TotalSeconds, 3),
                ["Longest"] = Math.Round(g.Longest.TotalSeconds, 3),
                ["Count"] = g.Count,
                ["Rows examined"] = g.RowsExamined,
                ["Database"] = g.Database,
                ["Query"] = Shortened(g.Text),
            }));
    }

    private static async Task<ExecuteCommandResult> ProcessListAsync(MariaDbServerResource server, CancellationToken cancellationToken)
    {
        await using var connection = await MariaDbConnection.OpenAsync(server, database: null, cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT ID, USER, HOST, IFNULL(DB, ''), COMMAND, CAST(TIME_MS / 1000 AS DOUBLE), IFNULL(STATE, ''), IFNULL(INFO, '') FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID() ORDER BY COMMAND = 'Sleep', TIME_MS DESC";
        var rows = new List<JsonObject>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new()
            {
                ["Id"] = reader.GetInt64(0),
                ["User"] = reader.GetString(1),
                ["Host"] = reader.GetString(2),
                ["Database"] = reader.GetString(3),
                ["Command"] = reader.GetString(4),
                ["Seconds"] = Math.Round(reader.GetDouble(5), 3),
                ["State"] = reader.GetString(6),
                ["Query"] = Shortened(reader.GetString(7)),
            });
        }

        return rows.Count == 0 ? CommandResults.Success("No connection is open.") : Table(rows.Count == 1 ? "One connection is open." : $"{rows.Count} connections are open.", rows);
    }

    private static ExecuteCommandResult Table(string message, IEnumerable<JsonObject> rows) =>
        CommandResults.Success(message, new JsonArray([.. rows]).ToJsonString(), CommandResultFormat.Json, displayImmediately: true);

    private static string Shortened(string query)
    {
        var line = string.Join(' ', query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestText ? line : line[..LongestText] + "…";
    }
}
