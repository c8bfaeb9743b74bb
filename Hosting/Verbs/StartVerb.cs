using System.CommandLine;
using WpAspire.Hosting.Dashboard;
using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Verbs;

/// <summary><c>start</c>: runs the site in the background.</summary>
internal sealed class StartVerb(BackgroundProcess background) : IAppHostVerb
{
    /// <inheritdoc/>
    public Command CreateCommand()
    {
        var build = new Option<bool>("--build") { Description = "Builds the images even where they are up to date: for newer packages." };
        var noDashboard = new Option<bool>(DashboardSettings.NoDashboard) { Description = "Runs the site without its dashboard." };
        var command = new Command("start", "Runs the site in the background, and returns when it is ready. `stop` ends it.\n\nExamples:\n  start\n  start --name blog") { build, noDashboard };
        command.SetAction((result, cancellationToken) => background.StartAsync(result.GetValue(build), result.GetValue(noDashboard), cancellationToken));
        return command;
    }
}
