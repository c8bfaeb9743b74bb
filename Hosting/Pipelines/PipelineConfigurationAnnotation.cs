namespace WpAspire.Hosting.Pipelines;

/// <summary>Lets a resource put steps in order once all of them are known.</summary>
public class PipelineConfigurationAnnotation : IResourceAnnotation
{
    /// <summary>Creates an annotation.</summary>
    /// <param name="callback">Puts steps in order.</param>
    public PipelineConfigurationAnnotation(Func<PipelineConfigurationContext, Task> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = callback;
    }

    /// <summary>Creates an annotation.</summary>
    /// <param name="callback">Puts steps in order.</param>
    public PipelineConfigurationAnnotation(Action<PipelineConfigurationContext> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = context =>
        {
            callback(context);
            return Task.CompletedTask;
        };
    }

    /// <summary>Puts steps in order.</summary>
    public Func<PipelineConfigurationContext, Task> Callback { get; }
}
