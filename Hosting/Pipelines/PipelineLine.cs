using Microsoft.Extensions.Logging;

namespace WpAspire.Hosting.Pipelines;

/// <summary>Something that a step reports, in words.</summary>
/// <param name="Step">The name of the step, or nothing.</param>
/// <param name="Text">The words.</param>
/// <param name="State">Whether it is good news.</param>
internal sealed record PipelineLine(string? Step, string Text, CompletionState State)
{
    /// <summary>How a step or a task goes.</summary>
    public static PipelineLine Of(PipelineActivity activity) => new(
        activity.Step,
        activity switch
        {
            { State: CompletionState.InProgress } => $"{activity.Text.TrimEnd('.', '…')}…",
            { State: CompletionState.CompletedWithWarning } => $"warning: {activity.Text}",
            // Why a step failed is the sentence that the verb ends with.
            { State: CompletionState.CompletedWithError, IsTask: false } => "failed",
            { State: CompletionState.CompletedWithError } => $"failed: {activity.Text}",
            { Text: "" } => "done",
            _ => activity.Text,
        },
        activity.State);

    /// <summary>A message.</summary>
    public static PipelineLine Of(string? step, LogLevel level, string message) => level switch
    {
        LogLevel.Warning => new(step, $"warning: {message}", CompletionState.CompletedWithWarning),
        >= LogLevel.Error => new(step, $"error: {message}", CompletionState.CompletedWithError),
        _ => new(step, message, CompletionState.InProgress),
    };

    /// <summary>The step, to stand before the words.</summary>
    public string Prefix => Step is null ? "" : $"{Step}: ";
}
