using Microsoft.Extensions.Logging;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Works out the URLs of a resource whose endpoints have addresses.</summary>
internal static class ResourceUrls
{
    /// <summary>
    /// Gives the URL of each endpoint with an address, then what <c>WithUrl*</c> added and changed. Paths become URLs
    /// of their endpoint.
    /// </summary>
    public static async Task<IReadOnlyList<ResourceUrlAnnotation>> CollectAsync(IResource resource, DistributedApplicationExecutionContext executionContext, ILogger logger, CancellationToken cancellationToken)
    {
        var urls = new List<ResourceUrlAnnotation>();

        if (resource is IResourceWithEndpoints owner)
        {
            urls.AddRange(owner.GetEndpoints(KnownNetworkIdentifiers.LocalhostNetwork)
                .Where(e => e.IsAllocated)
                .Select(e => new ResourceUrlAnnotation { Url = e.Url, Endpoint = e }));
        }

        urls.AddRange(resource.Annotations.OfType<ResourceUrlAnnotation>().Select(u => new ResourceUrlAnnotation
        {
            Url = u.Url,
            DisplayText = u.DisplayText,
            DisplayOrder = u.DisplayOrder,
            DisplayLocation = u.DisplayLocation,
            Endpoint = u.Endpoint,
        }));

        var context = new ResourceUrlsCallbackContext(executionContext, resource, urls, cancellationToken) { Logger = logger };
        foreach (var callback in resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>().ToArray())
        {
            await callback.Callback(context).ConfigureAwait(false);
        }

        foreach (var url in context.Urls)
        {
            if (url.Endpoint is { IsAllocated: true } endpoint && url.Url.StartsWith('/'))
            {
                url.Url = endpoint.Url.TrimEnd('/') + url.Url;
            }
        }

        return context.Urls;
    }
}
