using WpAspire.Hosting.Verbs;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Chooses how a run is shown: a live table in a terminal, plain lines anywhere else.</summary>
internal sealed class RunDisplayFactory(SiteIdentity site, DistributedApplicationModel model, ResourceNotificationService notifications, RunSummary summary, ConsoleOutput console)
{
    /// <summary>Creates the display of one run.</summary>
    public IRunDisplay Create(bool isBackground)
    {
        var feed = new ResourceFeed(model, notifications);
        return console.IsInteractive && !isBackground
            ? new LiveRunDisplay(site, feed, summary, console)
            : new PlainRunDisplay(site, feed, summary, console);
    }
}
