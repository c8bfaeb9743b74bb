using System.Diagnostics;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A URL of a resource, for people to follow.</summary>
[DebuggerDisplay("Url = {Url}, DisplayText = {DisplayText}")]
public sealed class ResourceUrlAnnotation : IResourceAnnotation
{
    /// <summary>The URL, or a path at the <see cref="Endpoint"/>.</summary>
    public required string Url { get; set; }

    /// <summary>What is shown in the place of the URL.</summary>
    public string? DisplayText { get; set; }

    /// <summary>The higher, the earlier it is shown.</summary>
    public int? DisplayOrder { get; set; }

    /// <summary>The endpoint that the URL leads to.</summary>
    public EndpointReference? Endpoint { get; init; }

    /// <summary>Where it is shown.</summary>
    public UrlDisplayLocation DisplayLocation { get; set; }

    internal bool IsInternal => DisplayLocation == UrlDisplayLocation.DetailsOnly;
}
