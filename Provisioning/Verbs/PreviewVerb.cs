using System.CommandLine;
using WpAspire.Hosting.Verbs;
using WpAspire.Provisioning.Deployment;

namespace WpAspire.Provisioning.Verbs;

/// <summary><c>preview</c>: what a deploy would change.</summary>
internal sealed class PreviewVerb(PipelineCommands commands) : IAppHostVerb
{
    /// <inheritdoc/>
    public Command CreateCommand() => commands.Create(new()
    {
        Verb = "preview",
        Step = DeploymentSteps.Preview,
        Doing = "Previewing",
        Description = "Publishes the site and shows what `deploy` would create, change and remove. Nothing is changed.\n\nExamples:\n  preview\n  preview --name blog --environment prod",
    });
}
