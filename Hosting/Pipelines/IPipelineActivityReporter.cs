namespace WpAspire.Hosting.Pipelines;

/// <summary>Shows how a pipeline goes.</summary>
public interface IPipelineActivityReporter
{
    /// <summary>Shows that a step has begun.</summary>
    /// <param name="title">The name of the step.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Shows how the step goes.</returns>
    Task<IReportingStep> CreateStepAsync(string title, CancellationToken cancellationToken = default);

    /// <summary>Shows that the pipeline has ended.</summary>
    /// <param name="options">How it has ended.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The end of the work.</returns>
    Task CompletePublishAsync(PublishCompletionOptions? options = null, CancellationToken cancellationToken = default);
}
