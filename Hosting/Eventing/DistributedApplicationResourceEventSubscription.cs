namespace WpAspire.Hosting.Eventing;

/// <summary>A subscription to an event of one resource.</summary>
/// <param name="resource">The resource, or <see langword="null"/> for all.</param>
/// <param name="callback">What is called.</param>
public class DistributedApplicationResourceEventSubscription(IResource? resource, Func<IDistributedApplicationResourceEvent, CancellationToken, Task> callback)
    : DistributedApplicationEventSubscription((@event, cancellationToken) => callback((IDistributedApplicationResourceEvent)@event, cancellationToken))
{
    /// <summary>The resource, or <see langword="null"/> for all.</summary>
    public IResource? Resource { get; } = resource;
}
