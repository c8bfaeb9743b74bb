using Microsoft.Extensions.Logging;

namespace WpAspire.Hosting.Pipelines;

/// <summary>What a step has to work with.</summary>
public sealed class PipelineStepContext
{
    private ILogger? _logger;

    /// <summary>What all steps of the pipeline share.</summary>
    public required PipelineContext PipelineContext { get; init; }

    /// <summary>Shows how the step goes.</summary>
    public required IReportingStep ReportingStep { get; init; }

    /// <summary>The model.</summary>
    public DistributedApplicationModel Model => PipelineContext.Model;

    /// <summary>Says that the model is published.</summary>
    public DistributedApplicationExecutionContext ExecutionContext => PipelineContext.ExecutionContext;

    /// <summary>The services of the application.</summary>
    public IServiceProvider Services => PipelineContext.Services;

    /// <summary>Shows messages among what the step reports.</summary>
    public ILogger Logger => _logger ??= new ReportingStepLogger(ReportingStep);

    /// <summary>Is cancelled when the step has to stop. It may take its time to stop in order.</summary>
    public CancellationToken CancellationToken => PipelineContext.CancellationToken;

    /// <summary>What is shown when the pipeline is done.</summary>
    public PipelineSummary Summary => PipelineContext.Summary;
}
