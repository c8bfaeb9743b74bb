using System.CommandLine;
using WpAspire.Hosting.Verbs;
using WpAspire.Provisioning.Deployment;

namespace WpAspire.Provisioning.Verbs;

/// <summary><c>refresh</c>: takes over what was changed by other means.</summary>
internal sealed class RefreshVerb(PipelineCommands commands) : IAppHostVerb
{
    /// <inheritdoc/>
    public Command CreateCommand() => commands.Create(new()
    {
        Verb = "refresh",
        Step = DeploymentSteps.Refresh,
        Doing = "Refreshing",
        Asks = true,
        Description = "Takes over into Pulumi's state what was changed in AWS by other means. The next `deploy` then changes it back, or you change the options.\n\nExamples:\n  refresh --name blog --environment prod\n  refresh --yes",
    });
}
