using System.CommandLine;
using WpAspire.Hosting.Pipelines;

namespace WpAspire.Hosting.Verbs;

/// <summary><c>publish</c>: writes what can be deployed.</summary>
internal sealed class PublishVerb(PipelineCommands commands) : IAppHostVerb
{
    /// <inheritdoc/>
    public Command CreateCommand() => commands.Create(new()
    {
        Verb = "publish",
        Step = WellKnownPipelineSteps.Publish,
        Doing = "Publishing",
        Description = "Writes all that a deploy needs into a directory, to be reviewed or deployed by hand. It changes nothing else, and needs no network, no credentials and no container engine.\n\nExamples:\n  publish\n  publish --name blog --environment prod\n  publish --environment prod --output out/prod",
    });
}
