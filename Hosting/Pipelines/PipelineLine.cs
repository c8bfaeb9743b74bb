using Microsoft.Extensions.Logging;

namespace WpAspire.Hosting.Pipelines;

/// <summary>What the steps report, in words.</summary>
internal static class PipelineLine
{
    /// <summary>How a step or a task goes.</summary>
    public static string Text(PipelineActivity activity) => activity switch
    {
        { State: CompletionState.InProgress } => $"{activity.Text.TrimEnd('.', '…')}…",
        { State: CompletionState.CompletedWithWarning } => $"warning: {activity.Text}",
        // Why a step failed is the sentence that the verb ends with.
        { State: CompletionState.CompletedWithError, IsTask: false } => "failed",
        { State: CompletionState.CompletedWithError } => $"failed: {activity.Text}",
        { Text: "" } => "done",
        _ => activity.Text,
    };

    /// <summary>A message.</summary>
    public static string Text(LogLevel level, string message) => level switch
    {
        LogLevel.Warning => $"warning: {message}",
        >= LogLevel.Error => $"error: {message}",
        _ => message,
    };
}
