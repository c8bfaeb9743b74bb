namespace WpAspire.Hosting.Pipelines;

/// <summary>Gives resources steps of their own.</summary>
public static class PipelineStepFactoryExtensions
{
    /// <summary>Gives a resource a step.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="stepName">The name of the step.</param>
    /// <param name="callback">Does it.</param>
    /// <param name="dependsOn">The names of the steps that must be done before.</param>
    /// <param name="requiredBy">The names of the steps that must not begin before.</param>
    /// <param name="tags">By which the step is found.</param>
    /// <param name="description">What it does, for people.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithPipelineStepFactory<T>(this IResourceBuilder<T> builder, string stepName, Func<PipelineStepContext, Task> callback, string[]? dependsOn = null, string[]? requiredBy = null, string[]? tags = null, string? description = null)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(stepName);
        ArgumentNullException.ThrowIfNull(callback);
        return builder.WithPipelineStepFactory(_ => new PipelineStep
        {
            Name = stepName,
            Action = callback,
            Description = description,
            DependsOnSteps = [.. dependsOn ?? []],
            RequiredBySteps = [.. requiredBy ?? []],
            Tags = [.. tags ?? []],
        });
    }

    /// <summary>Gives a resource a step.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="factory">Makes the step.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithPipelineStepFactory<T>(this IResourceBuilder<T> builder, Func<PipelineStepFactoryContext, PipelineStep> factory)
        where T : IResource => With(builder, new PipelineStepAnnotation(factory));

    /// <summary>Gives a resource a step.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="factory">Makes the step.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithPipelineStepFactory<T>(this IResourceBuilder<T> builder, Func<PipelineStepFactoryContext, Task<PipelineStep>> factory)
        where T : IResource => With(builder, new PipelineStepAnnotation(factory));

    /// <summary>Gives a resource steps.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="factory">Makes the steps.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithPipelineStepFactory<T>(this IResourceBuilder<T> builder, Func<PipelineStepFactoryContext, IEnumerable<PipelineStep>> factory)
        where T : IResource => With(builder, new PipelineStepAnnotation(factory));

    /// <summary>Gives a resource steps.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="factory">Makes the steps.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithPipelineStepFactory<T>(this IResourceBuilder<T> builder, Func<PipelineStepFactoryContext, Task<IEnumerable<PipelineStep>>> factory)
        where T : IResource => With(builder, new PipelineStepAnnotation(factory));

    /// <summary>Lets a resource put steps in order once all of them are known.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="callback">Puts steps in order.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithPipelineConfiguration<T>(this IResourceBuilder<T> builder, Action<PipelineConfigurationContext> callback)
        where T : IResource => With(builder, new PipelineConfigurationAnnotation(callback));

    /// <summary>Lets a resource put steps in order once all of them are known.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="callback">Puts steps in order.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithPipelineConfiguration<T>(this IResourceBuilder<T> builder, Func<PipelineConfigurationContext, Task> callback)
        where T : IResource => With(builder, new PipelineConfigurationAnnotation(callback));

    private static IResourceBuilder<T> With<T>(IResourceBuilder<T> builder, IResourceAnnotation annotation)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(annotation);
    }
}
