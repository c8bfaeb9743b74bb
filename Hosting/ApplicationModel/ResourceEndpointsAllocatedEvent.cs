using WpAspire.Hosting.Eventing;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The endpoints of a resource have got addresses.</summary>
/// <param name="resource">The resource.</param>
/// <param name="services">The services of the application.</param>
public class ResourceEndpointsAllocatedEvent(IResource resource, IServiceProvider services) : IDistributedApplicationResourceEvent
{
    /// <inheritdoc />
    public IResource Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <inheritdoc />
    public IServiceProvider Services { get; } = services ?? throw new ArgumentNullException(nameof(services));
}
