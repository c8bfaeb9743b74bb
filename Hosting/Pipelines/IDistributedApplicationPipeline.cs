using System.Diagnostics.CodeAnalysis;

namespace WpAspire.Hosting.Pipelines;

/// <summary>The steps of a publish, a deploy and a destroy, as one graph.</summary>
[SuppressMessage("Naming", "CA1716:Identifiers should not match keywords", Justification = "The name is that of Aspire.")]
public interface IDistributedApplicationPipeline
{
    /// <summary>Adds a step.</summary>
    /// <param name="name">The name, unique in the pipeline.</param>
    /// <param name="action">Does it.</param>
    /// <param name="dependsOn">The step that must be done before, or several: a string or strings.</param>
    /// <param name="requiredBy">The step that must not begin before, or several: a string or strings.</param>
    /// <exception cref="DistributedApplicationException">There is a step of this name.</exception>
    void AddStep(string name, Func<PipelineStepContext, Task> action, object? dependsOn = null, object? requiredBy = null);

    /// <summary>Adds a step.</summary>
    /// <param name="step">The step.</param>
    /// <exception cref="DistributedApplicationException">There is a step of this name.</exception>
    void AddStep(PipelineStep step);

    /// <summary>Lets a callback put steps in order once all of them are known.</summary>
    /// <param name="callback">Puts steps in order.</param>
    void AddPipelineConfiguration(Func<PipelineConfigurationContext, Task> callback);

    /// <summary>
    /// Executes the step that the command line asks for and all that it depends on. Steps that do not depend on each
    /// other are done at the same time. What depends on a step that failed is not begun; everything else is done.
    /// </summary>
    /// <param name="context">What the steps share.</param>
    /// <returns>The end of the work.</returns>
    /// <exception cref="DistributedApplicationException">The steps are in no order, or one of them failed.</exception>
    Task ExecuteAsync(PipelineContext context);
}
