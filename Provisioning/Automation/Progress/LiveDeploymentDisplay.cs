using System.Globalization;
using System.Threading.Channels;
using Spectre.Console;
using WpAspire.Provisioning.Automation.Events;

namespace WpAspire.Provisioning.Automation.Progress;

/// <summary>A table that changes in place, then what came of it.</summary>
internal sealed class LiveDeploymentDisplay : IDeploymentDisplay
{
    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(1);

    private readonly DeploymentDisplayOptions _options;

    // Only the newest state is of interest to whoever draws it.
    private readonly Channel<DeploymentProgress> _states = Channel.CreateBounded<DeploymentProgress>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Task _drawing;

    public LiveDeploymentDisplay(DeploymentDisplayOptions options)
    {
        _options = options;
        _drawing = Task.Run(DrawAsync);
    }

    /// <inheritdoc/>
    public DeploymentProgress Progress { get; private set; } = DeploymentProgress.Empty;

    /// <inheritdoc/>
    public void OnEvent(EngineEvent engineEvent)
    {
        Progress = Progress.Apply(engineEvent);
        _states.Writer.TryWrite(Progress);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_states.Writer.TryComplete())
        {
            return;
        }

        await _drawing;
        foreach (var line in Progress.Diagnostics.SelectMany(DiagnosticText.Lines).Concat(Progress.Errors.Select(static e => $"error: {e.Trim()}")))
        {
            WriteLine(line);
        }

        if (Progress.Summary is not null)
        {
            WriteLine(ProgressText.Total(Progress));
            foreach (var line in ProgressText.Outputs(Progress))
            {
                WriteLine(line);
            }
        }
    }

    private void WriteLine(string line) => _options.Console.WriteLine(_options.Mask(line));

    private async Task DrawAsync()
    {
        var progress = DeploymentProgress.Empty;
        await _options.Console.Live(TableOf(progress)).Overflow(VerticalOverflow.Crop).StartAsync(async context =>
        {
            // A write completes the wait, and so does the end; a second without either moves the clocks.
            Task<bool>? more = null;
            while (true)
            {
                more ??= _states.Reader.WaitToReadAsync().AsTask();
                if (await Task.WhenAny(more, Task.Delay(s_tick, _options.Time)) == more)
                {
                    if (!await more)
                    {
                        break;
                    }

                    more = null;
                    progress = _states.Reader.TryRead(out var next) ? next : progress;
                }

                context.UpdateTarget(TableOf(progress));
            }

            context.UpdateTarget(TableOf(Progress));
        });
    }

    /// <summary>The table; what does not fit on the terminal is left out, and what is done first.</summary>
    private Table TableOf(DeploymentProgress progress)
    {
        var visible = progress.VisibleResources.ToList();
        var shown = DeploymentRows.Fitting(visible, _options.Console.Profile.Height);
        var table = new Table().RoundedBorder().AddColumns("Resource", "Type", "State").AddColumn(new TableColumn("Time").RightAligned());
        var now = _options.Time.GetUtcNow();
        foreach (var resource in shown)
        {
            var identity = resource.Identity;
            table.AddRow(
                new Text(_options.Mask(identity.Name)),
                new Text(identity.Type, new Style(Color.Grey)),
                new Text(ProgressText.State(resource), StyleOf(resource)),
                new Text(resource.IsPlanned ? "" : ProgressText.Duration(resource.Elapsed(now))));
        }

        var caption = progress.IsCancelling ? DiagnosticText.Cancelling
            : progress.Activity is { } activity ? _options.Mask(activity.Message)
            : visible.Count > shown.Count ? string.Create(CultureInfo.InvariantCulture, $"and {visible.Count - shown.Count} more that are done")
            : null;
        caption = string.Join("; ", new[] { caption, _options.Left(progress) }.OfType<string>()) is { Length: > 0 } text ? text : null;
        if (caption is not null)
        {
            // Not Caption(string), which reads markup: the text is not ours.
            table.Caption = new TableTitle(caption.EscapeMarkup());
        }

        return table;
    }

    private static Style StyleOf(ResourceProgress resource) => resource switch
    {
        { State: ResourceState.Failed } => new Style(Color.Red),
        { State: ResourceState.Done } or { IsPlanned: true } => new Style(Color.Green),
        _ => new Style(Color.Yellow),
    };
}
