using System.Diagnostics;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A relationship to another resource, for people to see.</summary>
/// <param name="resource">The other resource.</param>
/// <param name="type">The kind of relationship, such as <c>Reference</c> or <c>Parent</c>.</param>
[DebuggerDisplay("{Type}: {Resource.Name}")]
public sealed class ResourceRelationshipAnnotation(IResource resource, string type) : IResourceAnnotation
{
    /// <summary>The other resource.</summary>
    public IResource Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <summary>The kind of relationship.</summary>
    public string Type { get; } = type ?? throw new ArgumentNullException(nameof(type));
}
