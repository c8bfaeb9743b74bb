namespace WpAspire.Hosting.Pipelines;

/// <summary>
/// Shows how a part of a step goes. Of a task that is disposed without having been completed, as when something goes
/// wrong, nothing more is shown.
/// </summary>
public interface IReportingTask : IAsyncDisposable
{
    /// <summary>Shows what is being done now.</summary>
    /// <param name="statusText">What is being done.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The end of the work.</returns>
    Task UpdateAsync(string statusText, CancellationToken cancellationToken = default);

    /// <summary>Shows that it has ended. Only the first call counts.</summary>
    /// <param name="completionMessage">What was done, or what went wrong.</param>
    /// <param name="completionState">How it has ended.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The end of the work.</returns>
    Task CompleteAsync(string? completionMessage = null, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default);
}
