namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The endpoints of one resource that another one refers to.</summary>
/// <param name="resource">The resource that has the endpoints.</param>
public sealed class EndpointReferenceAnnotation(IResourceWithEndpoints resource) : IResourceAnnotation
{
    /// <summary>The resource that has the endpoints.</summary>
    public IResourceWithEndpoints Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <summary>Whether all endpoints are meant.</summary>
    public bool UseAllEndpoints { get; set; }

    /// <summary>The names of the endpoints that are meant.</summary>
    public ISet<string> EndpointNames { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The network from which they are used.</summary>
    public NetworkIdentifier ContextNetworkId { get; set; } = KnownNetworkIdentifiers.LocalhostNetwork;
}
