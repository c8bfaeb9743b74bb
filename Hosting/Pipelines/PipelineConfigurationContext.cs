namespace WpAspire.Hosting.Pipelines;

/// <summary>All steps of a pipeline, before it is executed.</summary>
public class PipelineConfigurationContext
{
    /// <summary>The services of the application.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>The steps.</summary>
    public required IReadOnlyList<PipelineStep> Steps { get; init; }

    /// <summary>The model.</summary>
    public required DistributedApplicationModel Model { get; init; }

    /// <summary>Finds steps by a tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>The steps that have it.</returns>
    public IEnumerable<PipelineStep> GetSteps(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        return Steps.Where(s => s.Tags.Contains(tag));
    }

    /// <summary>Finds the steps of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>Its steps.</returns>
    public IEnumerable<PipelineStep> GetSteps(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Steps.Where(s => s.Resource == resource);
    }

    /// <summary>Finds steps of a resource by a tag.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="tag">The tag.</param>
    /// <returns>Its steps that have the tag.</returns>
    public IEnumerable<PipelineStep> GetSteps(IResource resource, string tag) => GetSteps(resource).Intersect(GetSteps(tag));
}
