using System.CommandLine;
using WpAspire.Hosting.Pipelines;

namespace WpAspire.Hosting.Verbs;

/// <summary><c>destroy</c>: removes what was deployed.</summary>
internal sealed class DestroyVerb(PipelineCommands commands) : IAppHostVerb
{
    /// <inheritdoc/>
    public Command CreateCommand() => commands.Create(new()
    {
        Verb = "destroy",
        Step = WellKnownPipelineSteps.Destroy,
        Doing = "Destroying",
        Asks = true,
        Description = "Removes all that `deploy` created for the site in this environment. What runs on this machine is not touched.\n\nExamples:\n  destroy\n  destroy --name blog --environment dev --yes",
    });
}
