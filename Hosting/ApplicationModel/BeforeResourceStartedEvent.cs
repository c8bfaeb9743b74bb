using WpAspire.Hosting.Eventing;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A resource is about to start: what it waited for is there. The start waits for subscribers.</summary>
/// <param name="resource">The resource.</param>
/// <param name="services">The services of the application.</param>
public class BeforeResourceStartedEvent(IResource resource, IServiceProvider services) : IDistributedApplicationResourceEvent
{
    /// <inheritdoc />
    public IResource Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <inheritdoc />
    public IServiceProvider Services { get; } = services ?? throw new ArgumentNullException(nameof(services));
}
