using Microsoft.Extensions.Logging;

namespace WpAspire.Hosting.Pipelines;

/// <summary>Shows what the steps of a pipeline report, which may come from several threads at once.</summary>
internal interface IPipelineDisplay : IAsyncDisposable
{
    /// <summary>Shows how a step or a task goes.</summary>
    void Show(PipelineActivity activity);

    /// <summary>Shows a message.</summary>
    /// <param name="step">The step that it is of, or nothing.</param>
    /// <param name="level">How important it is.</param>
    /// <param name="message">The message.</param>
    void Message(string? step, LogLevel level, string message);

    /// <summary>Leaves the terminal to someone else until something is to be shown again after <see cref="Resume"/>.</summary>
    Task SuspendAsync();

    /// <summary>Goes on to show what is being done.</summary>
    void Resume();
}
