using WpAspire.Hosting.Eventing;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A resource has stopped.</summary>
/// <param name="resource">The resource.</param>
/// <param name="services">The services of the application.</param>
/// <param name="resourceEvent">The state in which it stopped.</param>
public class ResourceStoppedEvent(IResource resource, IServiceProvider services, ResourceEvent resourceEvent) : IDistributedApplicationResourceEvent
{
    /// <inheritdoc />
    public IResource Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <inheritdoc />
    public IServiceProvider Services { get; } = services ?? throw new ArgumentNullException(nameof(services));

    /// <summary>The state in which it stopped.</summary>
    public ResourceEvent ResourceEvent { get; } = resourceEvent ?? throw new ArgumentNullException(nameof(resourceEvent));
}
