namespace WpAspire.Hosting.Pipelines;

/// <summary>Shorter words for the ends of steps and tasks.</summary>
public static class PublishingExtensions
{
    /// <summary>Shows that a step is done.</summary>
    /// <param name="step">The step.</param>
    /// <param name="message">What was done.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The step.</returns>
    public static Task<IReportingStep> SucceedAsync(this IReportingStep step, string? message = null, CancellationToken cancellationToken = default) =>
        CompleteAsync(step, message, CompletionState.Completed, cancellationToken);

    /// <summary>Shows that a step is done, with something to know about it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="message">What there is to know.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The step.</returns>
    public static Task<IReportingStep> WarnAsync(this IReportingStep step, string? message = null, CancellationToken cancellationToken = default) =>
        CompleteAsync(step, message, CompletionState.CompletedWithWarning, cancellationToken);

    /// <summary>Shows that a step has failed.</summary>
    /// <param name="step">The step.</param>
    /// <param name="errorMessage">What went wrong.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The step.</returns>
    public static Task<IReportingStep> FailAsync(this IReportingStep step, string? errorMessage = null, CancellationToken cancellationToken = default) =>
        CompleteAsync(step, errorMessage, CompletionState.CompletedWithError, cancellationToken);

    /// <summary>Shows what a task does now.</summary>
    /// <param name="task">The task.</param>
    /// <param name="statusText">What it does.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The task.</returns>
    public static async Task<IReportingTask> UpdateStatusAsync(this IReportingTask task, string statusText, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        await task.UpdateAsync(statusText, cancellationToken).ConfigureAwait(false);
        return task;
    }

    /// <summary>Shows that a task is done.</summary>
    /// <param name="task">The task.</param>
    /// <param name="message">What was done.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The task.</returns>
    public static Task<IReportingTask> SucceedAsync(this IReportingTask task, string? message = null, CancellationToken cancellationToken = default) =>
        CompleteAsync(task, message, CompletionState.Completed, cancellationToken);

    /// <summary>Shows that a task is done, with something to know about it.</summary>
    /// <param name="task">The task.</param>
    /// <param name="message">What there is to know.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The task.</returns>
    public static Task<IReportingTask> WarnAsync(this IReportingTask task, string? message = null, CancellationToken cancellationToken = default) =>
        CompleteAsync(task, message, CompletionState.CompletedWithWarning, cancellationToken);

    /// <summary>Shows that a task has failed.</summary>
    /// <param name="task">The task.</param>
    /// <param name="errorMessage">What went wrong.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The task.</returns>
    public static Task<IReportingTask> FailAsync(this IReportingTask task, string? errorMessage = null, CancellationToken cancellationToken = default) =>
        CompleteAsync(task, errorMessage, CompletionState.CompletedWithError, cancellationToken);

    private static async Task<IReportingStep> CompleteAsync(IReportingStep step, string? text, CompletionState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        await step.CompleteAsync(text ?? "", state, cancellationToken).ConfigureAwait(false);
        return step;
    }

    private static async Task<IReportingTask> CompleteAsync(IReportingTask task, string? text, CompletionState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        await task.CompleteAsync(text, state, cancellationToken).ConfigureAwait(false);
        return task;
    }
}
