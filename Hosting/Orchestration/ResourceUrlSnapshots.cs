using System.Collections.Immutable;

namespace WpAspire.Hosting.Orchestration;

/// <summary>The addresses that a resource shows to people: those of its endpoints, and those the model adds.</summary>
internal sealed class ResourceUrlSnapshots(DistributedApplicationExecutionContext executionContext, ResourceLoggerService loggers)
{
    /// <summary>Computes the addresses of a resource whose endpoints are allocated.</summary>
    public async Task<ImmutableArray<UrlSnapshot>> ResolveAsync(IResource resource, CancellationToken cancellationToken)
    {
        var urls = new List<ResourceUrlAnnotation>();
        if (resource is IResourceWithEndpoints owner)
        {
            urls.AddRange(owner.GetEndpoints(KnownNetworkIdentifiers.LocalhostNetwork)
                .Where(static e => e.IsAllocated)
                .Select(static e => new ResourceUrlAnnotation { Url = e.Url, Endpoint = e }));
        }

        urls.AddRange(resource.Annotations.OfType<ResourceUrlAnnotation>());
        var context = new ResourceUrlsCallbackContext(executionContext, resource, urls, cancellationToken) { Logger = loggers.GetLogger(resource) };
        foreach (var callback in resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>())
        {
            await callback.Callback(context);
        }

        return [.. context.Urls.Select(static u => new UrlSnapshot(u.Endpoint?.EndpointName, Absolute(u), IsInternal: u.IsInternal) { DisplayProperties = new(u.DisplayText ?? "", u.DisplayOrder ?? 0) })];
    }

    // What WithUrlForEndpoint adds may be a path on its endpoint.
    private static string Absolute(ResourceUrlAnnotation url) =>
        url.Endpoint is { IsAllocated: true } endpoint && url.Url.StartsWith('/') ? endpoint.Url.TrimEnd('/') + url.Url : url.Url;
}
