using Microsoft.Extensions.Logging;
using WpAspire.Hosting.Eventing;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A resource is to be set up. Custom resources subscribe to it to begin their life.</summary>
/// <param name="resource">The resource.</param>
/// <param name="distributedApplicationEventing">Publishes events.</param>
/// <param name="resourceLoggerService">Keeps the logs of resources.</param>
/// <param name="resourceNotificationService">Keeps the states of resources.</param>
/// <param name="services">The services of the application.</param>
public class InitializeResourceEvent(IResource resource, IDistributedApplicationEventing distributedApplicationEventing, ResourceLoggerService resourceLoggerService, ResourceNotificationService resourceNotificationService, IServiceProvider services) : IDistributedApplicationResourceEvent
{
    /// <inheritdoc />
    public IResource Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <summary>Publishes events.</summary>
    public IDistributedApplicationEventing Eventing { get; } = distributedApplicationEventing ?? throw new ArgumentNullException(nameof(distributedApplicationEventing));

    /// <inheritdoc />
    public ILogger Logger { get; } = (resourceLoggerService ?? throw new ArgumentNullException(nameof(resourceLoggerService))).GetLogger(resource);

    /// <summary>Keeps the states of resources.</summary>
    public ResourceNotificationService Notifications { get; } = resourceNotificationService ?? throw new ArgumentNullException(nameof(resourceNotificationService));

    /// <inheritdoc />
    public IServiceProvider Services { get; } = services ?? throw new ArgumentNullException(nameof(services));
}
