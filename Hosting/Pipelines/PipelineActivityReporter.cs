using WpAspire.Hosting.Verbs;

namespace WpAspire.Hosting.Pipelines;

/// <summary>Reports to the console how a pipeline goes.</summary>
internal sealed class PipelineActivityReporter(IPipelineDisplay display, ConsoleOutput console) : IPipelineActivityReporter
{
    private const int KeyWidth = 24;

    public Task<IReportingStep> CreateStepAsync(string title, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(title);
        var step = new ReportingStep(title, display);
        step.Begin();
        return Task.FromResult<IReportingStep>(step);
    }

    public async Task CompletePublishAsync(PublishCompletionOptions? options = null, CancellationToken cancellationToken = default)
    {
        await display.SuspendAsync().ConfigureAwait(false);
        if (options?.PipelineSummary is { Count: > 0 } summary)
        {
            console.Line();
            foreach (var item in summary)
            {
                console.Line($"  {item.Key.PadRight(KeyWidth)}{item.Value}");
            }

            console.Line();
        }

        if (options?.CompletionMessage is { Length: > 0 } message)
        {
            console.Line(message);
        }
    }
}
