using System.Collections.Immutable;
using WpAspire.Hosting.ApplicationModel;

namespace WpAspire.Hosting.Orchestration;

/// <summary>The addresses that a resource shows to people: those of its endpoints, and those the model adds.</summary>
internal sealed class ResourceUrlSnapshots(DistributedApplicationExecutionContext executionContext, ResourceLoggerService loggers)
{
    /// <summary>Computes the addresses of a resource whose endpoints are allocated.</summary>
    public async Task<ImmutableArray<UrlSnapshot>> ResolveAsync(IResource resource, CancellationToken cancellationToken)
    {
        var urls = await ResourceUrls.CollectAsync(resource, executionContext, loggers.GetLogger(resource), cancellationToken);
        return [.. urls.Select(static u => new UrlSnapshot(u.Endpoint?.EndpointName, u.Url, IsInternal: false) { DisplayProperties = new(u.DisplayText ?? "", u.DisplayOrder ?? 0) })];
    }
}
