using System.Diagnostics.CodeAnalysis;

namespace WpAspire.Hosting.Eventing;

/// <summary>Publishes events and keeps who subscribed to them.</summary>
[SuppressMessage("Naming", "CA1716:Identifiers should not match keywords", Justification = "The name is that of Aspire.")]
public interface IDistributedApplicationEventing
{
    /// <summary>Subscribes to an event.</summary>
    /// <typeparam name="T">The type of the event.</typeparam>
    /// <param name="callback">What is called.</param>
    /// <returns>The subscription.</returns>
    DistributedApplicationEventSubscription Subscribe<T>(Func<T, CancellationToken, Task> callback)
        where T : IDistributedApplicationEvent;

    /// <summary>Subscribes to an event of one resource.</summary>
    /// <typeparam name="T">The type of the event.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <param name="callback">What is called.</param>
    /// <returns>The subscription.</returns>
    DistributedApplicationEventSubscription Subscribe<T>(IResource resource, Func<T, CancellationToken, Task> callback)
        where T : IDistributedApplicationResourceEvent;

    /// <summary>Ends a subscription.</summary>
    /// <param name="subscription">The subscription.</param>
    void Unsubscribe(DistributedApplicationEventSubscription subscription);

    /// <summary>Publishes an event; subscribers are called one after the other, and this waits for them.</summary>
    /// <typeparam name="T">The type of the event.</typeparam>
    /// <param name="event">The event.</param>
    /// <param name="cancellationToken">Given to the subscribers.</param>
    /// <returns>The end of the work.</returns>
    Task PublishAsync<T>(T @event, CancellationToken cancellationToken = default)
        where T : IDistributedApplicationEvent;

    /// <summary>Publishes an event.</summary>
    /// <typeparam name="T">The type of the event.</typeparam>
    /// <param name="event">The event.</param>
    /// <param name="dispatchBehavior">How subscribers are called.</param>
    /// <param name="cancellationToken">Given to the subscribers.</param>
    /// <returns>The end of the work, where it is waited for.</returns>
    Task PublishAsync<T>(T @event, EventDispatchBehavior dispatchBehavior, CancellationToken cancellationToken = default)
        where T : IDistributedApplicationEvent;
}
