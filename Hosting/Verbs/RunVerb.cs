using System.CommandLine;
using WpAspire.Hosting.Dashboard;
using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Verbs;

/// <summary><c>run</c>: runs the site in the foreground.</summary>
internal sealed class RunVerb(ForegroundRun run, RunOptions options, DashboardSettings dashboard) : IAppHostVerb
{
    /// <inheritdoc/>
    public Command CreateCommand()
    {
        var build = new Option<bool>("--build") { Description = "Builds the images even where they are up to date: for newer packages." };
        var noDashboard = new Option<bool>(DashboardSettings.NoDashboard) { Description = "Runs the site without its dashboard." };
        var background = new Option<bool>(BackgroundProcess.Flag) { Hidden = true };
        var command = new Command("run", "Runs the site in the foreground until Ctrl+C, which stops it in order; a second Ctrl+C stops it at once. Volumes are kept.\n\nExamples:\n  run\n  run --name blog\n  run --build") { build, noDashboard, background };
        command.SetAction((result, cancellationToken) =>
        {
            options.ForceBuild = result.GetValue(build);
            options.IsBackground = result.GetValue(background);
            dashboard.IsEnabled &= !result.GetValue(noDashboard);
            return run.RunAsync(options.IsBackground, cancellationToken);
        });
        return command;
    }
}
