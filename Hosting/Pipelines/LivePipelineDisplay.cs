using System.Diagnostics;
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
    private readonly LivePipelineView _view = new(TimeProvider.System);
    private CancellationTokenSource? _suspending;
    private Task _drawing = Task.CompletedTask;
    private bool _isSuspended;

    public void Show(PipelineActivity activity)
    {
        lock (_lock)
        {
            _view.Show(activity);
            EnsureDrawing();
        }
    }

    public void Message(string? step, LogLevel level, string message)
    {
        lock (_lock)
        {
            _view.Message(step, level, message);
            EnsureDrawing();
        }
    }

    public async Task SuspendAsync()
    {
        lock (_lock)
        {
            _isSuspended = true;
            _suspending?.Cancel();
            _suspending = null;
        }

        await _drawing;
    }

    public void Resume()
    {
        lock (_lock)
        {
            _isSuspended = false;
            EnsureDrawing();
        }
    }

    public async ValueTask DisposeAsync() => await SuspendAsync();

    private void EnsureDrawing()
    {
        if (!_isSuspended && _suspending is null && !_view.IsEmpty)
        {
            _suspending = new CancellationTokenSource();
            var suspending = _suspending.Token;
            _drawing = Task.Run(() => DrawAsync(terminal(), suspending), CancellationToken.None);
        }
    }

    private Task DrawAsync(IAnsiConsole output, CancellationToken suspending) =>
        output.Live(new Text("")).AutoClear(true).StartAsync(async live =>
        {
            var isLast = false;
            while (!isLast)
            {
                await Task.Delay(s_tick, suspending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

                // Asked before looking: what was shown before a suspension is drawn.
                isLast = suspending.IsCancellationRequested;
                if (TakeLines() is { Length: > 0 } lines)
                {
                    // At once: what is being done is drawn anew below each write.
                    output.Write(new Rows(lines.Select(Render)));
                }

                live.UpdateTarget(RenderRunning(output.Profile.Width, output.Profile.Height));
            }
        });

    private PipelineLine[] TakeLines()
    {
        lock (_lock)
        {
            return _view.TakeLines();
        }
    }

    private IRenderable Render(PipelineLine line) =>
        new Paragraph()
            .Append($"{ProcessClock.ElapsedText,8}  ", new Style(Color.Grey))
            .Append(masker.Mask(line.Prefix))
            .Append(masker.Mask(line.Text), line.State switch
            {
                CompletionState.Completed => new Style(Color.Green),
                CompletionState.CompletedWithWarning => new Style(Color.Yellow),
                CompletionState.CompletedWithError => new Style(Color.Red),
                _ => Style.Plain,
            });

    private Rows RenderRunning(int width, int height)
    {
        IReadOnlyList<string> running;
        lock (_lock)
        {
            running = _view.Running(Math.Max(height - 2, 1));
        }

        var frame = s_spinner.Frames[(int)(Stopwatch.GetElapsedTime(0) / s_spinner.Interval % s_spinner.Frames.Count)];
        return new(running.Select(t => new Text(Cut($"{frame} {masker.Mask(t)}", width), new Style(Color.Yellow))));
    }

    // A line that wraps would be more than one of those that the terminal has.
    private static string Cut(string text, int width) => text.Length < width ? text : $"{text[..Math.Max(width - 2, 0)]}…";
}
