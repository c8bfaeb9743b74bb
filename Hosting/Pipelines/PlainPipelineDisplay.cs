using Microsoft.Extensions.Logging;
using WpAspire.Hosting.Orchestration;
using WpAspire.Hosting.Verbs;

namespace WpAspire.Hosting.Pipelines;

/// <summary>One line a change, for logs, pipes and CI.</summary>
internal sealed class PlainPipelineDisplay(ConsoleOutput console) : IPipelineDisplay
{
    public void Show(PipelineActivity activity)
    {
        // That a step has begun is told by what it does.
        if (activity is not ({ IsTask: false, State: CompletionState.InProgress } or { EndsSilently: true }))
        {
            Write(PipelineLine.Of(activity));
        }
    }

    public void Message(string? step, LogLevel level, string message) => Write(PipelineLine.Of(step, level, message));

    public Task SuspendAsync() => Task.CompletedTask;

    public void Resume()
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Write(PipelineLine line) => console.Line($"{ProcessClock.ElapsedText,8}  {line.Prefix}{line.Text}");
}
