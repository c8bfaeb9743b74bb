using System.CommandLine;
using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Verbs;

/// <summary><c>run</c>: runs the site in the foreground.</summary>
internal sealed class RunVerb(ForegroundRun run, RunOptions options) : IAppHostVerb
{
    /// <inheritdoc/>
    public Command CreateCommand()
    {
        var build = new Option<bool>("--build") { Description = "Builds the images even where they are up to date: for newer packages." };
        var background = new Option<bool>(BackgroundProcess.Flag) { Hidden = true };
        var command = new Command("run", "Runs the site in the foreground until Ctrl+C, which stops it in order; a second Ctrl+C stops it at once. Volumes are kept.\n\nExamples:\n  run\n  run --name blog\n  run --build") { build, background };
        command.SetAction((result, cancellationToken) =>
        {
            options.ForceBuild = result.GetValue(build);
            return run.RunAsync(result.GetValue(background), cancellationToken);
        });
        return command;
    }
}
