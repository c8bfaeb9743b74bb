using Aspire.Hosting.Pipelines;

namespace WpAspire.Provisioning.Pipeline.Plain;

/// <summary>A part of a step, as rows.</summary>
internal sealed class PlainTask(PlainReporter reporter, string step) : IReportingTask
{
    /// <inheritdoc/>
    public Task UpdateAsync(string statusText, CancellationToken cancellationToken = default)
    {
        reporter.Row(step, statusText);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task UpdateAsync(MarkdownString statusText, CancellationToken cancellationToken = default) => UpdateAsync(statusText.Value, cancellationToken);

    /// <inheritdoc/>
    public Task CompleteAsync(string? completionMessage = null, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default) =>
        completionMessage is null ? Task.CompletedTask : UpdateAsync(completionMessage, cancellationToken);

    /// <inheritdoc/>
    public Task CompleteAsync(MarkdownString completionMessage, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default) =>
        CompleteAsync(completionMessage.Value, completionState, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
