using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Spectre.Console;
using Spectre.Console.Rendering;
using WpAspire.Hosting.Orchestration;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.Pipelines;

/// <summary>
/// What is being done, in place at the bottom of the terminal; what is done, as lines above that stay. So a step with
/// hundreds of tasks does not outgrow the terminal.
/// </summary>
internal sealed class LivePipelineDisplay(ISecretMasker masker, Func<IAnsiConsole> terminal) : IPipelineDisplay
{
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(100);
    private static readonly Spinner s_spinner = Spinner.Known.Dots;

    private readonly Lock _lock = new();
    private readonly List<(PipelineActivity Activity, long Begin)> _running = [];
    private readonly List<Paragraph> _lines = [];
    private CancellationTokenSource? _suspending;
    private Task _drawing = Task.CompletedTask;
    private bool _isSuspended;

    public void Show(PipelineActivity activity)
    {
        lock (_lock)
        {
            var known = _running.FindIndex(r => r.Activity.Source == activity.Source);
            if (activity.State == CompletionState.InProgress)
            {
                if (known < 0)
                {
                    _running.Add((activity, Stopwatch.GetTimestamp()));
                }
                else
                {
                    _running[known] = (activity, _running[known].Begin);
                }
            }
            else
            {
                // With a step, all that is left of it ends.
                _running.RemoveAll(r => r.Activity.Source == activity.Source || (!activity.IsTask && r.Activity.Step == activity.Step));
                _lines.Add(Line(activity.Step, PipelineLine.Text(activity), activity.State));
            }

            Draw();
        }
    }

    public void Message(string? step, LogLevel level, string message)
    {
        var state = level switch
        {
            LogLevel.Warning => CompletionState.CompletedWithWarning,
            >= LogLevel.Error => CompletionState.CompletedWithError,
            _ => CompletionState.InProgress,
        };
        lock (_lock)
        {
            _lines.Add(Line(step, PipelineLine.Text(level, message), state));
            Draw();
        }
    }

    public async Task SuspendAsync()
    {
        Task drawing;
        lock (_lock)
        {
            _isSuspended = true;
            _suspending?.Cancel();
            _suspending = null;
            drawing = _drawing;
        }

        await drawing;
    }

    public void Resume()
    {
        lock (_lock)
        {
            _isSuspended = false;
            if (_running.Count + _lines.Count > 0)
            {
                Draw();
            }
        }
    }

    public async ValueTask DisposeAsync() => await SuspendAsync();

    private void Draw()
    {
        if (_isSuspended || _suspending is not null)
        {
            return;
        }

        _suspending = new CancellationTokenSource();
        var suspending = _suspending.Token;
        _drawing = Task.Run(() => DrawAsync(terminal(), suspending), CancellationToken.None);
    }

    private Task DrawAsync(IAnsiConsole output, CancellationToken suspending) =>
        output.Live(new Text("")).AutoClear(true).StartAsync(async live =>
        {
            var isLast = false;
            while (true)
            {
                var (lines, running) = Take(output.Profile.Width, output.Profile.Height);
                foreach (var line in lines)
                {
                    output.Write(line);
                    output.WriteLine();
                }

                live.UpdateTarget(running);
                if (isLast)
                {
                    return;
                }

                await Task.Delay(s_tick, suspending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                // Once more: for what was added after the last look.
                isLast = suspending.IsCancellationRequested;
            }
        });

    private (Paragraph[] Lines, IRenderable Running) Take(int width, int height)
    {
        lock (_lock)
        {
            Paragraph[] lines = [.. _lines];
            _lines.Clear();

            // A step is told by its tasks where it has any.
            var shown = _running.Where(r => r.Activity.IsTask || !_running.Any(t => t.Activity.IsTask && t.Activity.Step == r.Activity.Step)).ToArray();
            var most = Math.Max(height - 2, 1);
            IEnumerable<string> texts = shown.Take(shown.Length > most ? most - 1 : most).Select(static r => RunningText(r.Activity, r.Begin));
            if (shown.Length > most)
            {
                texts = texts.Append($"and {shown.Length - most + 1} more");
            }

            var frame = s_spinner.Frames[(int)(Stopwatch.GetElapsedTime(0).Ticks / s_spinner.Interval.Ticks % s_spinner.Frames.Count)];
            return (lines, new Rows(texts.Select(t => new Text(Cut($"{frame} {masker.Mask(t)}", width), new Style(Color.Yellow)))));
        }
    }

    private static string RunningText(PipelineActivity activity, long begin)
    {
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        return activity.Text.Length == 0 ? $"{activity.Step} ({seconds} s)" : $"{activity.Step}: {activity.Text} ({seconds} s)";
    }

    // A line that wraps would be more than one of those that the terminal has.
    private static string Cut(string text, int width) => text.Length < width ? text : $"{text[..Math.Max(width - 2, 0)]}…";

    private Paragraph Line(string? step, string text, CompletionState state) =>
        new Paragraph()
            .Append($"{ProcessClock.ElapsedText,8}  ", new Style(Color.Grey))
            .Append(step is null ? "" : $"{step}: ")
            .Append(masker.Mask(text), state switch
            {
                CompletionState.Completed => new Style(Color.Green),
                CompletionState.CompletedWithWarning => new Style(Color.Yellow),
                CompletionState.CompletedWithError => new Style(Color.Red),
                _ => Style.Plain,
            });
}
