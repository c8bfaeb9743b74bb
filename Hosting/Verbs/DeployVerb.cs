using System.CommandLine;
using WpAspire.Hosting.Pipelines;

namespace WpAspire.Hosting.Verbs;

/// <summary><c>deploy</c>: brings the site into its compute environment.</summary>
internal sealed class DeployVerb(PipelineCommands commands) : IAppHostVerb
{
    /// <inheritdoc/>
    public Command CreateCommand() => commands.Create(new()
    {
        Verb = "deploy",
        Step = WellKnownPipelineSteps.Deploy,
        Doing = "Deploying",
        Asks = true,
        Description = "Publishes the site and brings it into its compute environment: creates what is missing, and changes what differs. Ctrl+C stops it in order; a second Ctrl+C ends it at once.\n\nExamples:\n  deploy\n  deploy --name blog --environment prod\n  deploy --environment prod --yes",
    });
}
