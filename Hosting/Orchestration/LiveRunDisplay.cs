using Spectre.Console;
using WpAspire.Hosting.Verbs;

namespace WpAspire.Hosting.Orchestration;

/// <summary>A table that changes in place while the site starts, then the summary.</summary>
internal sealed class LiveRunDisplay(SiteIdentity site, ResourceFeed feed, RunSummary summary, ConsoleOutput console) : IRunDisplay
{
    private readonly CancellationTokenSource _done = new();
    private Task _following = Task.CompletedTask;

    /// <inheritdoc/>
    public void Begin() => _following = Task.Run(FollowAsync);

    /// <inheritdoc/>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        await EndTableAsync();
        foreach (var line in await summary.LinesAsync(cancellationToken))
        {
            console.Line(line);
        }

        console.Line("Press Ctrl+C to stop.");
    }

    /// <inheritdoc/>
    public async Task StoppingAsync()
    {
        await EndTableAsync();
        console.Line($"Stopping the site '{site.Name}'. Volumes are kept. Ctrl+C again stops it at once.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await EndTableAsync();

    private async Task EndTableAsync()
    {
        await _done.CancelAsync();
        await _following;
    }

    private async Task FollowAsync()
    {
        var lines = feed.Names.ToDictionary(static n => n, static n => new ResourceLine(n, KnownResourceStates.NotStarted, ""), StringComparer.OrdinalIgnoreCase);
        await AnsiConsole.Live(TableOf(lines.Values)).StartAsync(async context =>
        {
            try
            {
                await foreach (var line in feed.WatchAsync(_done.Token))
                {
                    lines[line.Name] = line;
                    context.UpdateTarget(TableOf(lines.Values));
                }
            }
            catch (OperationCanceledException)
            {
                // What is ready by now is what the table ends with.
            }
        });
    }

    private static Table TableOf(IEnumerable<ResourceLine> lines)
    {
        var table = new Table().RoundedBorder().AddColumns("Resource", "State", "");
        foreach (var line in lines)
        {
            table.AddRow(new Text(line.Name), new Text(line.Status, StyleOf(line.Status)), new Text(line.Detail));
        }

        return table;
    }

    private static Style StyleOf(string status) => status switch
    {
        "Healthy" or "Running" or "Finished" => new Style(Color.Green),
        "FailedToStart" or "Exited" or "Unhealthy" => new Style(Color.Red),
        "NotStarted" => new Style(Color.Grey),
        _ => new Style(Color.Yellow),
    };
}
