using Microsoft.Extensions.Logging;

namespace WpAspire.Hosting.Pipelines;

/// <summary>Shows how a step goes. A step that is disposed without having been completed is done.</summary>
public interface IReportingStep : IAsyncDisposable
{
    /// <summary>Shows that a part of the step has begun.</summary>
    /// <param name="statusText">What is being done.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Shows how this part goes.</returns>
    Task<IReportingTask> CreateTaskAsync(string statusText, CancellationToken cancellationToken = default);

    /// <summary>Shows a message. Messages below <see cref="LogLevel.Information"/> are not shown.</summary>
    /// <param name="logLevel">How important it is.</param>
    /// <param name="message">The message.</param>
    void Log(LogLevel logLevel, string message);

    /// <summary>Shows that the step has ended. Only the first call counts.</summary>
    /// <param name="completionText">What was done, or what went wrong.</param>
    /// <param name="completionState">How it has ended.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The end of the work.</returns>
    Task CompleteAsync(string completionText, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default);
}
