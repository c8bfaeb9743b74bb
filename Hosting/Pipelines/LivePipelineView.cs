using System.Globalization;
using Microsoft.Extensions.Logging;

namespace WpAspire.Hosting.Pipelines;

/// <summary>What a terminal shows of a pipeline: lines that stay, and what is being done below them.</summary>
internal sealed class LivePipelineView(TimeProvider time)
{
    private readonly List<(PipelineActivity Activity, long Begin)> _running = [];
    private readonly List<PipelineLine> _lines = [];

    /// <summary>Whether there is nothing to show.</summary>
    public bool IsEmpty => _running.Count + _lines.Count == 0;

    /// <summary>Takes in how a step or a task goes.</summary>
    public void Show(PipelineActivity activity)
    {
        var known = _running.FindIndex(r => r.Activity.Source == activity.Source);
        if (activity.State != CompletionState.InProgress)
        {
            // With a step, all that is left of it ends.
            _running.RemoveAll(r => r.Activity.Source == activity.Source || (!activity.IsTask && r.Activity.Step == activity.Step));
            if (!activity.EndsSilently)
            {
                _lines.Add(PipelineLine.Of(activity));
            }
        }
        else if (known < 0)
        {
            _running.Add((activity, time.GetTimestamp()));
        }
        else
        {
            _running[known] = (activity, _running[known].Begin);
        }
    }

    /// <summary>Takes in a message.</summary>
    public void Message(string? step, LogLevel level, string message) => _lines.Add(PipelineLine.Of(step, level, message));

    /// <summary>Gives the lines that are new since the last call.</summary>
    public PipelineLine[] TakeLines()
    {
        PipelineLine[] lines = [.. _lines];
        _lines.Clear();
        return lines;
    }

    /// <summary>Gives what is being done, one line each.</summary>
    /// <param name="most">How many lines there may be.</param>
    public IReadOnlyList<string> Running(int most)
    {
        // A step is told by its tasks where it has any.
        var shown = _running.Where(r => r.Activity.IsTask || !_running.Any(t => t.Activity.IsTask && t.Activity.Step == r.Activity.Step)).ToArray();
        return shown.Length <= most
            ? [.. shown.Select(Text)]
            : [.. shown.Take(most - 1).Select(Text), string.Create(CultureInfo.InvariantCulture, $"and {shown.Length - most + 1} more")];
    }

    private string Text((PipelineActivity Activity, long Begin) running)
    {
        var seconds = Math.Floor(time.GetElapsedTime(running.Begin).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return $"{running.Activity.Step}{(running.Activity.Text.Length == 0 ? "" : $": {running.Activity.Text}")} ({seconds} s)";
    }
}
