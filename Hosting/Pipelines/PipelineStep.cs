using System.Diagnostics;

namespace WpAspire.Hosting.Pipelines;

/// <summary>Something that is done in a publish, a deploy or a destroy.</summary>
[DebuggerDisplay("{Name}")]
public class PipelineStep
{
    /// <summary>The name, unique in the pipeline.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, for people.</summary>
    public string? Description { get; init; }

    /// <summary>Does it. A <see cref="DistributedApplicationException"/> says why it could not be done.</summary>
    public required Func<PipelineStepContext, Task> Action { get; init; }

    /// <summary>The names of the steps that must be done before.</summary>
    public List<string> DependsOnSteps { get; init; } = [];

    /// <summary>The names of the steps that must not begin before this one is done.</summary>
    public List<string> RequiredBySteps { get; init; } = [];

    /// <summary>By which the step is found, such as <see cref="WellKnownPipelineTags.DeployCompute"/>.</summary>
    public List<string> Tags { get; init; } = [];

    /// <summary>The resource that it is done for.</summary>
    public IResource? Resource { get; set; }

    /// <summary>Whether nothing is shown of it: it puts others in order, or looks at the model.</summary>
    internal bool IsQuiet { get; init; }

    /// <summary>Lets this step begin only when another is done.</summary>
    /// <param name="stepName">The name of the other.</param>
    public void DependsOn(string stepName)
    {
        ArgumentNullException.ThrowIfNull(stepName);
        DependsOnSteps.Add(stepName);
    }

    /// <summary>Lets this step begin only when another is done.</summary>
    /// <param name="step">The other.</param>
    public void DependsOn(PipelineStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        DependsOnSteps.Add(step.Name);
    }

    /// <summary>Lets another step begin only when this one is done.</summary>
    /// <param name="stepName">The name of the other.</param>
    public void RequiredBy(string stepName)
    {
        ArgumentNullException.ThrowIfNull(stepName);
        RequiredBySteps.Add(stepName);
    }

    /// <summary>Lets another step begin only when this one is done.</summary>
    /// <param name="step">The other.</param>
    public void RequiredBy(PipelineStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        RequiredBySteps.Add(step.Name);
    }

    /// <summary>Makes a step that can be put in another order than this one.</summary>
    internal PipelineStep Clone() => new()
    {
        Name = Name,
        Description = Description,
        Action = Action,
        DependsOnSteps = [.. DependsOnSteps],
        RequiredBySteps = [.. RequiredBySteps],
        Tags = [.. Tags],
        Resource = Resource,
        IsQuiet = IsQuiet,
    };
}
