using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>What a callback that changes the URLs of a resource gets.</summary>
/// <param name="executionContext">Whether the application is run or published.</param>
/// <param name="resource">The resource.</param>
/// <param name="urls">The URLs so far.</param>
/// <param name="cancellationToken">Ends the work.</param>
public class ResourceUrlsCallbackContext(DistributedApplicationExecutionContext executionContext, IResource resource, List<ResourceUrlAnnotation>? urls = null, CancellationToken cancellationToken = default)
{
    /// <summary>Whether the application is run or published.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext ?? throw new ArgumentNullException(nameof(executionContext));

    /// <summary>The resource.</summary>
    public IResource Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <summary>The URLs.</summary>
    public List<ResourceUrlAnnotation> Urls { get; } = urls ?? [];

    /// <summary>Ends the work.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The log of the resource.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    /// <summary>Gets an endpoint of the resource.</summary>
    /// <param name="name">The name of the endpoint.</param>
    /// <returns>The endpoint, or <see langword="null"/> if there is none of this name.</returns>
    public EndpointReference? GetEndpoint(string name) => GetEndpoint(name, KnownNetworkIdentifiers.LocalhostNetwork);

    /// <summary>Gets an endpoint of the resource.</summary>
    /// <param name="name">The name of the endpoint.</param>
    /// <param name="contextNetworkId">The network whose address is meant.</param>
    /// <returns>The endpoint, or <see langword="null"/> if there is none of this name.</returns>
    public EndpointReference? GetEndpoint(string name, NetworkIdentifier contextNetworkId) =>
        Resource is IResourceWithEndpoints owner && owner.GetEndpoint(name, contextNetworkId) is { Exists: true } endpoint ? endpoint : null;
}
