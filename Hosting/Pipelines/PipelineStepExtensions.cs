namespace WpAspire.Hosting.Pipelines;

/// <summary>Puts several steps in order at once.</summary>
public static class PipelineStepExtensions
{
    /// <summary>Lets steps begin only when another is done.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="step">The other; where there is none, nothing changes.</param>
    /// <returns>The steps.</returns>
    public static IEnumerable<PipelineStep> DependsOn(this IEnumerable<PipelineStep> steps, PipelineStep? step) =>
        steps.DependsOn(step is null ? [] : [step]);

    /// <summary>Lets steps begin only when another is done.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="stepName">The name of the other.</param>
    /// <returns>The steps.</returns>
    public static IEnumerable<PipelineStep> DependsOn(this IEnumerable<PipelineStep> steps, string stepName) =>
        ForEach(steps, s => s.DependsOn(stepName));

    /// <summary>Lets steps begin only when others are done.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="targetSteps">The others.</param>
    /// <returns>The steps.</returns>
    public static IEnumerable<PipelineStep> DependsOn(this IEnumerable<PipelineStep> steps, IEnumerable<PipelineStep> targetSteps)
    {
        ArgumentNullException.ThrowIfNull(targetSteps);
        var targets = targetSteps.ToArray();
        return ForEach(steps, s => Array.ForEach(targets, s.DependsOn));
    }

    /// <summary>Lets another step begin only when steps are done.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="step">The other; where there is none, nothing changes.</param>
    /// <returns>The steps.</returns>
    public static IEnumerable<PipelineStep> RequiredBy(this IEnumerable<PipelineStep> steps, PipelineStep? step) =>
        steps.RequiredBy(step is null ? [] : [step]);

    /// <summary>Lets another step begin only when steps are done.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="stepName">The name of the other.</param>
    /// <returns>The steps.</returns>
    public static IEnumerable<PipelineStep> RequiredBy(this IEnumerable<PipelineStep> steps, string stepName) =>
        ForEach(steps, s => s.RequiredBy(stepName));

    /// <summary>Lets others begin only when steps are done.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="targetSteps">The others.</param>
    /// <returns>The steps.</returns>
    public static IEnumerable<PipelineStep> RequiredBy(this IEnumerable<PipelineStep> steps, IEnumerable<PipelineStep> targetSteps)
    {
        ArgumentNullException.ThrowIfNull(targetSteps);
        var targets = targetSteps.ToArray();
        return ForEach(steps, s => Array.ForEach(targets, s.RequiredBy));
    }

    private static PipelineStep[] ForEach(IEnumerable<PipelineStep> steps, Action<PipelineStep> action)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var all = steps.ToArray();
        Array.ForEach(all, action);
        return all;
    }
}
