using System.Diagnostics;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The state of a resource, or of one of its instances, at a moment.</summary>
/// <param name="resource">The resource.</param>
/// <param name="resourceId">The name of the resource, or the id of the instance.</param>
/// <param name="snapshot">The state.</param>
[DebuggerDisplay("{ResourceId}: {Snapshot.State?.Text}")]
public class ResourceEvent(IResource resource, string resourceId, CustomResourceSnapshot snapshot)
{
    /// <summary>The resource.</summary>
    public IResource Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <summary>The name of the resource, or the id of the instance.</summary>
    public string ResourceId { get; } = resourceId ?? throw new ArgumentNullException(nameof(resourceId));

    /// <summary>The state.</summary>
    public CustomResourceSnapshot Snapshot { get; } = snapshot ?? throw new ArgumentNullException(nameof(snapshot));
}
