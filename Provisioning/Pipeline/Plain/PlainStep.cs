using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Logging;

namespace WpAspire.Provisioning.Pipeline.Plain;

/// <summary>A step of the pipeline, as rows. That it begins and ends is told by what it does, and why it failed by the last sentence.</summary>
internal sealed class PlainStep(PlainReporter reporter, string title) : IReportingStep
{
    /// <inheritdoc/>
    public Task<IReportingTask> CreateTaskAsync(string statusText, CancellationToken cancellationToken = default)
    {
        reporter.Row(title, statusText);
        return Task.FromResult<IReportingTask>(new PlainTask(reporter, title));
    }

    /// <inheritdoc/>
    public Task<IReportingTask> CreateTaskAsync(MarkdownString statusText, CancellationToken cancellationToken = default) =>
        CreateTaskAsync(statusText.Value, cancellationToken);

    /// <inheritdoc/>
    public void Log(LogLevel logLevel, string message)
    {
        switch (logLevel)
        {
            case LogLevel.Information:
                reporter.Row(title, message);
                break;
            case LogLevel.Warning:
                reporter.Row(title, $"warning: {message}");
                break;
        }
    }

    /// <inheritdoc/>
    public void Log(LogLevel logLevel, MarkdownString message) => Log(logLevel, message.Value);

    /// <inheritdoc/>
    [Obsolete("Aspire calls the others.")]
    public void Log(LogLevel logLevel, string message, bool enableMarkdown) => Log(logLevel, message);

    /// <inheritdoc/>
    public Task CompleteAsync(string completionText, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task CompleteAsync(MarkdownString completionText, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
