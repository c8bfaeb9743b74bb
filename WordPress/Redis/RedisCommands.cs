using System.Text.Json.Nodes;

namespace WpAspire.WordPress;

/// <summary>What can be done with a running server.</summary>
internal static class RedisCommands
{
    /// <summary>Adds them to a server.</summary>
    public static IResourceBuilder<RedisResource> AddTo(IResourceBuilder<RedisResource> builder)
    {
        var server = builder.Resource;
        return builder
            .WithCommand("flush", "Flush", context => FlushAsync(server, context.CancellationToken), new()
            {
                Description = "Removes everything that the server holds.",
                ConfirmationMessage = $"Remove everything that the Redis '{server.Name}' holds? Sessions that it has are lost, and with them what visitors were about to do.",
                IconName = "Delete",
                UpdateState = ResourceCommands.WhileRunning,
            })
            .WithCommand("info", "Info", context => InfoAsync(server, context.CancellationToken), new()
            {
                Description = "Shows what the server says of itself.",
                IconName = "Info",
                UpdateState = ResourceCommands.WhileRunning,
            });
    }

    private static async Task<ExecuteCommandResult> FlushAsync(RedisResource server, CancellationToken cancellationToken)
    {
        await using var connection = await RedisConnection.OpenAsync(server, cancellationToken);
        var keys = await connection.GetServers()[0].DatabaseSizeAsync().WaitAsync(cancellationToken);
        await connection.GetServers()[0].FlushAllDatabasesAsync().WaitAsync(cancellationToken);
        return CommandResults.Success($"The server is empty; keys removed: {keys}.");
    }

    private static async Task<ExecuteCommandResult> InfoAsync(RedisResource server, CancellationToken cancellationToken)
    {
        await using var connection = await RedisConnection.OpenAsync(server, cancellationToken);
        var info = await connection.GetServers()[0].InfoRawAsync().WaitAsync(cancellationToken) ?? "";
        return CommandResults.Success($"What '{server.Name}' says of itself.", Rows(info).ToJsonString(), CommandResultFormat.Json, displayImmediately: true);
    }

    /// <summary>The values in what <c>INFO</c> answers, each with its section.</summary>
    internal static JsonArray Rows(string info)
    {
        var rows = new JsonArray();
        var section = "";
        foreach (var line in info.Split('\n').Select(static l => l.TrimEnd('\r')))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                section = line[2..];
            }
            else if (line.Split(':', 2) is [var name, var value])
            {
                rows.Add(new JsonObject { ["Section"] = section, ["Name"] = name, ["Value"] = value });
            }
        }

        return rows;
    }
}
