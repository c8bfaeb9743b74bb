using System.CommandLine;
using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Verbs;

/// <summary><c>stop</c>: ends the site, and on request removes its data.</summary>
internal sealed class StopVerb(SiteIdentity site, SiteStopper stopper, Confirmation confirmation, ConsoleOutput console) : IAppHostVerb
{
    /// <inheritdoc/>
    public Command CreateCommand()
    {
        var volumes = new Option<bool>("--volumes") { Description = "Also removes the site's volumes: its database and its uploads are lost." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Does not ask before volumes are removed." };
        var command = new Command("stop", "Stops the site, whether it runs in the background, in another terminal, or was left behind by a crash. Volumes are kept.\n\nExamples:\n  stop\n  stop --name blog --volumes --yes") { volumes, yes };
        command.SetAction((result, cancellationToken) => StopAsync(result.GetValue(volumes), result.GetValue(yes), cancellationToken));
        return command;
    }

    private async Task<int> StopAsync(bool volumes, bool yes, CancellationToken cancellationToken)
    {
        if (volumes && !yes
            && !await confirmation.AskAsync("stop --volumes", $"removes the database and the uploads of the site '{site.Name}' for good", cancellationToken))
        {
            console.Line("Nothing was stopped.");
            return 1;
        }

        await stopper.StopAsync(volumes, console.Line, cancellationToken);
        return 0;
    }
}
