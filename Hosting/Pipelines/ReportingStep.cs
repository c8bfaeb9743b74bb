using Microsoft.Extensions.Logging;

namespace WpAspire.Hosting.Pipelines;

/// <summary>Reports how a step goes to a display.</summary>
internal sealed class ReportingStep(string name, IPipelineDisplay? display) : IReportingStep
{
    private readonly Lock _lock = new();
    private string? _taskFailure;
    private bool _isComplete;

    /// <summary>What went wrong, if the step has been completed as failed.</summary>
    public string? Failure { get; private set; }

    /// <summary>Shows that it has begun.</summary>
    public void Begin() => display?.Show(new(this, name, IsTask: false, "", CompletionState.InProgress));

    public Task<IReportingTask> CreateTaskAsync(string statusText, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(statusText);
        var task = new ReportingTask(this, statusText);
        Show(task, statusText, CompletionState.InProgress);
        return Task.FromResult<IReportingTask>(task);
    }

    public void Log(LogLevel logLevel, string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (logLevel is >= LogLevel.Information and < LogLevel.None)
        {
            display?.Message(name, logLevel, message);
        }
    }

    public Task CompleteAsync(string completionText, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(completionText);
        lock (_lock)
        {
            if (_isComplete)
            {
                return Task.CompletedTask;
            }

            _isComplete = true;
            Failure = completionState == CompletionState.CompletedWithError ? completionText : null;
        }

        display?.Show(new(this, name, IsTask: false, completionText, completionState));
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync() =>
        await CompleteAsync(_taskFailure ?? "", _taskFailure is null ? CompletionState.Completed : CompletionState.CompletedWithError).ConfigureAwait(false);

    /// <summary>Shows how a task of this step goes.</summary>
    public void Show(ReportingTask task, string text, CompletionState state)
    {
        if (state == CompletionState.CompletedWithError)
        {
            lock (_lock)
            {
                _taskFailure ??= text;
            }
        }

        display?.Show(new(task, name, IsTask: true, text, state));
    }
}
