namespace WpAspire.WordPress;

/// <summary>What can be done with a toolbox: run any command in it.</summary>
internal static class ToolboxCommands
{
    private const string CommandName = "command";
    private const string ArgumentsName = "arguments";
    private const string MostSeconds = "60";
    private const int LongestCommand = 4096;

    /// <summary>Adds it to a toolbox.</summary>
    public static IResourceBuilder<ToolboxResource> AddTo(IResourceBuilder<ToolboxResource> builder)
    {
        var toolbox = builder.Resource;
        return builder.WithCommand("wp", "Run wp", context => RunAsync(toolbox, "wp " + context.Arguments.GetString(ArgumentsName), context), new()
        {
            Description = $"Runs WP-CLI on the site, for {MostSeconds} seconds at most. It starts the toolbox if need be.",
            IconName = "WindowConsole",
            IsHighlighted = true,
            Arguments = [Text(ArgumentsName, "Arguments", "What follows `wp`, such as: user list", "user list")],
        })
        .WithCommand("run", "Run a command", context => RunAsync(toolbox, context.Arguments.GetString(CommandName)!, context), new()
        {
            Description = $"Runs a command line in the toolbox, for {MostSeconds} seconds at most. It starts the toolbox if need be.",
            IconName = "WindowConsole",
            Arguments = [Text(CommandName, "Command", "A command line for the shell, such as: mariadb -e 'SHOW TABLES'", "wp user list")],
        });
    }

    private static InteractionInput Text(string name, string label, string description, string placeholder) => new()
    {
        Name = name,
        Label = label,
        Description = description,
        InputType = InputType.Text,
        Required = true,
        Placeholder = placeholder,
        MaxLength = LongestCommand,
    };

    private static async Task<ExecuteCommandResult> RunAsync(ToolboxResource toolbox, string command, ExecuteCommandContext context)
    {
        var result = await context.Services.GetRequiredService<IContainerExec>().ExecAsync(
            toolbox, ["timeout", "--kill-after=5", MostSeconds, "bash", "-c", command], context.CancellationToken);
        var output = new CommandResultData
        {
            Value = result.Output + result.Error + (result.IsTruncated ? "\n… (the rest was left out)\n" : ""),
            Format = CommandResultFormat.Text,
            DisplayImmediately = true,
        };
        return result.ExitCode switch
        {
            0 => CommandResults.Success("The command ended with exit code 0.", output),
            ResourceCommands.TimedOut => CommandResults.Failure($"The command was stopped after {MostSeconds} seconds.", output),
            _ => CommandResults.Failure($"The command ended with exit code {result.ExitCode}.", output),
        };
    }
}
