using System.CommandLine;
using WpAspire.Hosting.Pipelines;
using WpAspire.Hosting.Verbs;
using WpAspire.Provisioning.Deployment;

namespace WpAspire.Provisioning.Verbs;

/// <summary><c>cancel</c>: lifts the lock that an interrupted deploy left.</summary>
internal sealed class CancelVerb(StackSessions sessions, PublishArguments arguments, Confirmation confirmation, ConsoleOutput console) : IAppHostVerb
{
    /// <inheritdoc/>
    public Command CreateCommand()
    {
        var yes = new Option<bool>("--yes", "-y") { Description = "Does not ask." };
        var output = PublishedDirectoryOption.Create();
        var command = new Command("cancel", "Ends a deploy that another process runs, or lifts the lock that one left which was killed. Look first that nobody deploys: what was begun may be left half made.\n\nExamples:\n  cancel --name blog --environment prod\n  cancel --yes") { yes, output };
        command.SetAction(async (result, cancellationToken) =>
        {
            PublishedDirectoryOption.Apply(output, result, arguments);
            var stack = await sessions.OpenAsync(cancellationToken);
            if (!result.GetValue(yes) && !await confirmation.AskAsync("cancel", $"ends whatever is being done to the site '{arguments.SiteName}' ({arguments.EnvironmentName})", cancellationToken))
            {
                throw new DistributedApplicationException("`cancel` was not confirmed: nothing was changed.");
            }

            await stack.CancelAsync(cancellationToken);
            console.Line($"The site '{arguments.SiteName}' ({arguments.EnvironmentName}) is no longer locked.");
            return 0;
        });
        return command;
    }
}
