using WpAspire.Hosting.Verbs;

namespace WpAspire.Hosting.Orchestration;

/// <summary>One line a change, for logs, pipes and CI.</summary>
internal sealed class PlainRunDisplay(SiteIdentity site, ResourceFeed feed, RunSummary summary, ConsoleOutput console) : IRunDisplay
{
    private readonly CancellationTokenSource _done = new();
    private Task _following = Task.CompletedTask;

    /// <inheritdoc/>
    public void Begin()
    {
        console.Line($"Starting the site '{site.Name}'.");
        _following = Task.Run(FollowAsync);
    }

    /// <inheritdoc/>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        foreach (var line in await summary.LinesAsync(cancellationToken))
        {
            console.Line(line);
        }
    }

    /// <inheritdoc/>
    public Task StoppingAsync()
    {
        console.Line($"Stopping the site '{site.Name}'. Volumes are kept.");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync();
        await _following;
    }

    private async Task FollowAsync()
    {
        var width = feed.Names.Select(static n => n.Length).DefaultIfEmpty().Max();
        var shown = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        try
        {
            await foreach (var line in feed.WatchAsync(_done.Token))
            {
                // The reason a health check gives changes with every probe; a log wants the state.
                if (shown.GetValueOrDefault(line.Name) != line.Status)
                {
                    shown[line.Name] = line.Status;
                    console.Line($"{ProcessClock.ElapsedText,8}  {line.Name.PadRight(width)}  {line.Status}");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }
}
