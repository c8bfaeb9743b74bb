using Microsoft.Extensions.DependencyInjection;

namespace WpAspire.WordPress;

/// <summary>What can be done with a toolbox: run any command in it.</summary>
internal static class ToolboxCommands
{
    private const string CommandName = "command";
    private const string MostSeconds = "60";
    private const int LongestCommand = 4096;

    /// <summary>Adds it to a toolbox.</summary>
    public static IResourceBuilder<ToolboxResource> AddTo(IResourceBuilder<ToolboxResource> builder)
    {
        var toolbox = builder.Resource;
        return builder.WithCommand("run", "Run a command", context => RunAsync(toolbox, context), new()
        {
            Description = $"Runs a command line in the toolbox, for {MostSeconds} seconds at most. It starts the toolbox if need be.",
            IconName = "WindowConsole",
            IsHighlighted = true,
            Arguments =
            [
                new InteractionInput
                {
                    Name = CommandName,
                    Label = "Command",
                    Description = "A command line for the shell, such as: wp user list",
                    InputType = InputType.Text,
                    Required = true,
                    Placeholder = "wp user list",
                    MaxLength = LongestCommand,
                },
            ],
        });
    }

    private static async Task<ExecuteCommandResult> RunAsync(ToolboxResource toolbox, ExecuteCommandContext context)
    {
        var result = await context.Services.GetRequiredService<IContainerExec>().ExecAsync(
            toolbox, ["timeout", "--kill-after=5", MostSeconds, "bash", "-c", context.Arguments.GetString(CommandName)!], context.CancellationToken);
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
