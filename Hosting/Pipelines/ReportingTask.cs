namespace WpAspire.Hosting.Pipelines;

/// <summary>Reports how a part of a step goes.</summary>
internal sealed class ReportingTask(ReportingStep step, string statusText) : IReportingTask
{
    private readonly Lock _lock = new();
    private string _status = statusText;
    private bool _isComplete;

    public Task UpdateAsync(string statusText, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(statusText);
        lock (_lock)
        {
            if (!_isComplete && statusText != _status)
            {
                _status = statusText;
                step.Show(this, statusText, CompletionState.InProgress);
            }
        }

        return Task.CompletedTask;
    }

    public Task CompleteAsync(string? completionMessage = null, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default)
    {
        Complete(completionMessage is { Length: > 0 } message ? message : _status, completionState);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        // Whether it was done nobody has said.
        Complete("", CompletionState.Completed);
        return ValueTask.CompletedTask;
    }

    private void Complete(string text, CompletionState state)
    {
        lock (_lock)
        {
            if (!_isComplete)
            {
                _isComplete = true;
                step.Show(this, text, state);
            }
        }
    }
}
