using Microsoft.Extensions.Logging;

namespace WpAspire.Hosting.Pipelines;

/// <summary>What all steps of a pipeline share.</summary>
/// <param name="model">The model.</param>
/// <param name="executionContext">Says that the model is published.</param>
/// <param name="serviceProvider">The services of the application.</param>
/// <param name="logger">Takes messages that are of no step.</param>
/// <param name="cancellationToken">Stops the steps.</param>
public sealed class PipelineContext(
    DistributedApplicationModel model,
    DistributedApplicationExecutionContext executionContext,
    IServiceProvider serviceProvider,
    ILogger logger,
    CancellationToken cancellationToken)
{
    /// <summary>The model.</summary>
    public DistributedApplicationModel Model { get; } = model ?? throw new ArgumentNullException(nameof(model));

    /// <summary>Says that the model is published.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext ?? throw new ArgumentNullException(nameof(executionContext));

    /// <summary>The services of the application.</summary>
    public IServiceProvider Services { get; } = serviceProvider ?? throw new ArgumentNullException(nameof(serviceProvider));

    /// <summary>Takes messages that are of no step.</summary>
    public ILogger Logger { get; } = logger ?? throw new ArgumentNullException(nameof(logger));

    /// <summary>Is cancelled when the steps have to stop.</summary>
    public CancellationToken CancellationToken { get; set; } = cancellationToken;

    /// <summary>What is shown when the pipeline is done.</summary>
    public PipelineSummary Summary { get; } = new();
}
