namespace WpAspire.Hosting.Eventing;

/// <summary>A subscription to an event.</summary>
/// <param name="callback">What is called.</param>
public class DistributedApplicationEventSubscription(Func<IDistributedApplicationEvent, CancellationToken, Task> callback)
{
    /// <summary>What is called.</summary>
    public Func<IDistributedApplicationEvent, CancellationToken, Task> Callback { get; } = callback ?? throw new ArgumentNullException(nameof(callback));
}
