using WpAspire.Hosting.Eventing;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A resource runs and is healthy for the first time since it was started. Resources that wait for it also wait for the subscribers.</summary>
/// <param name="resource">The resource.</param>
/// <param name="services">The services of the application.</param>
public class ResourceReadyEvent(IResource resource, IServiceProvider services) : IDistributedApplicationResourceEvent
{
    /// <inheritdoc />
    public IResource Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <inheritdoc />
    public IServiceProvider Services { get; } = services ?? throw new ArgumentNullException(nameof(services));
}
