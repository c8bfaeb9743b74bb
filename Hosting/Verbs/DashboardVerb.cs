using System.CommandLine;
using WpAspire.Hosting.Orchestration.Control;

namespace WpAspire.Hosting.Verbs;

/// <summary><c>dashboard</c>: the address of the dashboard of the site that runs.</summary>
internal sealed class DashboardVerb(ControlClient control, ConsoleOutput console) : IAppHostVerb
{
    /// <inheritdoc/>
    public Command CreateCommand()
    {
        var command = new Command("dashboard", "Prints the address of the dashboard, with the token that lets its reader in.\n\nExamples:\n  dashboard\n  dashboard --name blog");
        command.SetAction(async (_, cancellationToken) =>
        {
            await control.SendAsync(new ControlRequest("dashboard", ""), console.LineUnmasked, cancellationToken);
            return 0;
        });
        return command;
    }
}
