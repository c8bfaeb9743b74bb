namespace WpAspire.Hosting.Pipelines;

/// <summary>What the steps of a resource are made of.</summary>
public class PipelineStepFactoryContext
{
    /// <summary>What all steps of the pipeline share.</summary>
    public required PipelineContext PipelineContext { get; init; }

    /// <summary>The resource.</summary>
    public required IResource Resource { get; init; }
}
