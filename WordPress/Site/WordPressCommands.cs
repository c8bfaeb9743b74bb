using System.Text.Json;
using System.Text.Json.Nodes;

namespace WpAspire.WordPress;

/// <summary>What can be done with a running site, beside starting and stopping it. The work is that of scripts in its image.</summary>
internal static class WordPressCommands
{
    private const string Scripts = "/usr/local/lib/wordpress/commands/";
    private const string MostSeconds = "120";

    /// <summary>Adds them to a site.</summary>
    public static IResourceBuilder<WordPressResource> AddTo(IResourceBuilder<WordPressResource> builder)
    {
        var site = builder.Resource;
        return builder
            .WithCommand("login-link", "Log-in link", context => LoginLinkAsync(site, context), new()
            {
                Description = "Makes a link that logs you in as the administrator. It works once, within five minutes, on this machine.",
                IconName = "Key",
                IsHighlighted = true,
                UpdateState = ResourceCommands.WhileRunning,
            })
            .WithCommand("flush-cache", "Flush cache", context => FlushCacheAsync(site, context), new()
            {
                Description = "Empties the object cache, and the page cache of each replica.",
                IconName = "Broom",
                UpdateState = ResourceCommands.WhileRunning,
            })
            .WithCommand("run-cron", "Run cron", context => RunCronAsync(site, context), new()
            {
                Description = "Runs the scheduled events that are due now, and tells which ones ran.",
                IconName = "CalendarClock",
                UpdateState = ResourceCommands.WhileRunning,
            });
    }

    private static async Task<ExecuteCommandResult> LoginLinkAsync(WordPressResource site, ExecuteCommandContext context)
    {
        var made = await RunAsync(site, context, "login-link.php");
        if (made.ExitCode != 0)
        {
            return Failure(made);
        }

        var address = await site.PublicUrl.GetValueAsync(context.CancellationToken);
        return CommandResults.Success(
            "The link works once, within five minutes, on this machine.", new Uri(new Uri(address!), made.Output.Trim()).AbsoluteUri, CommandResultFormat.Text, displayImmediately: true);
    }

    private static async Task<ExecuteCommandResult> FlushCacheAsync(WordPressResource site, ExecuteCommandContext context)
    {
        var flushed = new List<string>();
        if (site.ObjectCache is not null)
        {
            if (await RunAsync(site, context, "flush-object-cache.php") is { ExitCode: not 0 } failed)
            {
                return Failure(failed);
            }

            flushed.Add("The object cache is empty.");
        }

        if (site.PageCacheDuration is not null)
        {
            var all = await Exec(context).ExecInAllAsync(site, ["flush-page-cache"], context.CancellationToken);
            if (all.FirstOrDefault(static r => r.ExitCode != 0) is { } failed)
            {
                return Failure(failed);
            }

            flushed.Add("The page cache is empty.");
        }

        return CommandResults.Success(flushed.Count == 0 ? "The site keeps nothing: it has neither an object cache nor a page cache." : string.Join(' ', flushed));
    }

    private static async Task<ExecuteCommandResult> RunCronAsync(WordPressResource site, ExecuteCommandContext context)
    {
        var run = await RunAsync(site, context, "run-cron.php");
        var events = Events(run.Output);
        var value = new CommandResultData { Value = events.ToJsonString(), Format = CommandResultFormat.Json, DisplayImmediately = true };
        return run.ExitCode != 0
            ? CommandResults.Failure(ResourceCommands.WhyFailed(run), value)
            : events.Count == 0 ? CommandResults.Success("No event was due.") : CommandResults.Success(events.Count == 1 ? "One event was run." : $"{events.Count} events were run.", value);
    }

    /// <summary>The events in what the script wrote. An event that ended the script in the middle of a line is not among them.</summary>
    internal static JsonArray Events(string output)
    {
        var events = new JsonArray();
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try
            {
                events.Add(JsonNode.Parse(line));
            }
            catch (JsonException)
            {
                // What PHP says of an error.
            }
        }

        return events;
    }

    private static ExecuteCommandResult Failure(ContainerExecResult result) => CommandResults.Failure(ResourceCommands.WhyFailed(result));

    // For the work of plugins there has to be an end.
    private static Task<ContainerExecResult> RunAsync(WordPressResource site, ExecuteCommandContext context, string script) =>
        Exec(context).ExecAsync(site, ["timeout", "--kill-after=5", MostSeconds, "php8.4", Scripts + script], context.CancellationToken);

    private static IContainerExec Exec(ExecuteCommandContext context) => context.Services.GetRequiredService<IContainerExec>();
}
