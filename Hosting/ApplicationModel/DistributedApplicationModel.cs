using System.Diagnostics;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The resources of an application.</summary>
/// <param name="resources">The resources.</param>
[DebuggerDisplay("Resources = {Resources.Count}")]
public class DistributedApplicationModel(IResourceCollection resources)
{
    /// <summary>Creates a model of resources.</summary>
    /// <param name="resources">The resources.</param>
    public DistributedApplicationModel(IEnumerable<IResource> resources)
        : this(new ResourceCollection(resources ?? throw new ArgumentNullException(nameof(resources))))
    {
    }

    /// <summary>The resources.</summary>
    public IResourceCollection Resources { get; } = resources ?? throw new ArgumentNullException(nameof(resources));
}
