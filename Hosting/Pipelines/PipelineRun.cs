using Microsoft.Extensions.Logging;
using WpAspire.Hosting.Eventing;
using WpAspire.Hosting.Orchestration;
using WpAspire.Hosting.Publishing;
using WpAspire.Hosting.Verbs;

namespace WpAspire.Hosting.Pipelines;

/// <summary>Executes the pipeline for a verb. The container engine has no part in it.</summary>
internal sealed class PipelineRun(
    IDistributedApplicationPipeline pipeline,
    IPipelineActivityReporter reporter,
    IPipelineDisplay display,
    Interruption interruption,
    BeforeStartPublisher beforeStart,
    IDistributedApplicationEventing eventing,
    DistributedApplicationModel model,
    DistributedApplicationExecutionContext executionContext,
    ILogger<PipelineRun> logger,
    IServiceProvider services,
    ConsoleOutput console)
{
    /// <summary>Executes it.</summary>
    /// <param name="verb">The verb, for what is said about it.</param>
    /// <param name="title">What is being done, as a line.</param>
    /// <param name="cancellationToken">Stops it in order.</param>
    /// <returns>0, or 130 if it was ended at once.</returns>
    /// <exception cref="DistributedApplicationException">It could not be done, or was stopped before it was.</exception>
    public async Task<int> RunAsync(string verb, string title, CancellationToken cancellationToken)
    {
        console.Line(title);
        try
        {
            return await interruption.RunAsync(
                stopping => ExecuteAsync(verb, stopping),
                () => display.Message(null, LogLevel.Warning, "stopping; Ctrl+C again ends it at once."),
                cancellationToken);
        }
        finally
        {
            // Whatever happened, the terminal is as it was.
            await display.SuspendAsync();
        }
    }

    private async Task<int> ExecuteAsync(string verb, CancellationToken stopping)
    {
        var context = new PipelineContext(model, executionContext, services, logger, stopping);
        try
        {
            await beforeStart.EnsurePublishedAsync(stopping);
            await eventing.PublishAsync(new BeforePublishEvent(services, model), stopping);
            await pipeline.ExecuteAsync(context);
            await eventing.PublishAsync(new AfterPublishEvent(services, model), stopping);
        }
        catch (OperationCanceledException exception) when (stopping.IsCancellationRequested)
        {
            throw new DistributedApplicationException($"`{verb}` was stopped before it was done.", exception);
        }

        await reporter.CompletePublishAsync(
            new() { CompletionMessage = $"Done after {ProcessClock.ElapsedText}.", CompletionState = CompletionState.Completed, PipelineSummary = context.Summary.Items },
            CancellationToken.None);
        return 0;
    }
}
