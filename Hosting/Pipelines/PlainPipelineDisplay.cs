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
        if (activity is { IsTask: false, State: CompletionState.InProgress })
        {
            return;
        }

        Line(activity.Step, PipelineLine.Text(activity));
    }

    public void Message(string? step, LogLevel level, string message) => Line(step, PipelineLine.Text(level, message));

    public Task SuspendAsync() => Task.CompletedTask;

    public void Resume()
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Line(string? step, string text) =>
        console.Line($"{ProcessClock.ElapsedText,8}  {(step is null ? "" : $"{step}: ")}{text}");
}
