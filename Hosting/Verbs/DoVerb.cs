using System.CommandLine;

namespace WpAspire.Hosting.Verbs;

/// <summary><c>do</c>: executes one step of the pipeline.</summary>
internal sealed class DoVerb(PipelineCommands commands) : IAppHostVerb
{
    /// <inheritdoc/>
    public Command CreateCommand() => commands.Create(new()
    {
        Verb = "do",
        Doing = "Executing",
        Asks = true,
        Description = "Executes one step of the pipeline, and before it the steps that it depends on: for a step that the AppHost adds with builder.Pipeline.AddStep.\n\nExamples:\n  do upload-docs\n  do upload-docs --environment prod",
    });
}
