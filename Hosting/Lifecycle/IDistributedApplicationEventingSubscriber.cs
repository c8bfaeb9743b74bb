using WpAspire.Hosting.Eventing;

namespace WpAspire.Hosting.Lifecycle;

/// <summary>A service that subscribes to events before the first of them is published.</summary>
public interface IDistributedApplicationEventingSubscriber
{
    /// <summary>Subscribes to events.</summary>
    /// <param name="eventing">Where to subscribe.</param>
    /// <param name="executionContext">Whether the application is run or published.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The end of the work.</returns>
    Task SubscribeAsync(IDistributedApplicationEventing eventing, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken);
}
