using System.Collections.Immutable;

namespace WpAspire.Hosting.Eventing;

/// <inheritdoc cref="IDistributedApplicationEventing" />
public class DistributedApplicationEventing : IDistributedApplicationEventing
{
    private readonly Lock _lock = new();
    private ImmutableDictionary<Type, ImmutableList<DistributedApplicationEventSubscription>> _subscriptions = ImmutableDictionary<Type, ImmutableList<DistributedApplicationEventSubscription>>.Empty;

    /// <inheritdoc />
    public DistributedApplicationEventSubscription Subscribe<T>(Func<T, CancellationToken, Task> callback)
        where T : IDistributedApplicationEvent
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Add<T>(new((@event, cancellationToken) => callback((T)@event, cancellationToken)));
    }

    /// <inheritdoc />
    public DistributedApplicationEventSubscription Subscribe<T>(IResource resource, Func<T, CancellationToken, Task> callback)
        where T : IDistributedApplicationResourceEvent
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(callback);
        return Add<T>(new DistributedApplicationResourceEventSubscription(resource, (@event, cancellationToken) =>
            ReferenceEquals(@event.Resource, resource) ? callback((T)@event, cancellationToken) : Task.CompletedTask));
    }

    /// <inheritdoc />
    public void Unsubscribe(DistributedApplicationEventSubscription subscription)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        lock (_lock)
        {
            foreach (var (type, subscriptions) in _subscriptions)
            {
                _subscriptions = _subscriptions.SetItem(type, subscriptions.Remove(subscription));
            }
        }
    }

    /// <inheritdoc />
    public Task PublishAsync<T>(T @event, CancellationToken cancellationToken = default)
        where T : IDistributedApplicationEvent =>
        PublishAsync(@event, EventDispatchBehavior.BlockingSequential, cancellationToken);

    /// <inheritdoc />
    public Task PublishAsync<T>(T @event, EventDispatchBehavior dispatchBehavior, CancellationToken cancellationToken = default)
        where T : IDistributedApplicationEvent
    {
        ArgumentNullException.ThrowIfNull(@event);

        if (!_subscriptions.TryGetValue(typeof(T), out var subscriptions) || subscriptions.IsEmpty)
        {
            return Task.CompletedTask;
        }

        switch (dispatchBehavior)
        {
            case EventDispatchBehavior.BlockingSequential:
                return SequentialAsync();
            case EventDispatchBehavior.BlockingConcurrent:
                return ConcurrentAsync();
            case EventDispatchBehavior.NonBlockingSequential:
                _ = Task.Run(SequentialAsync, CancellationToken.None);
                return Task.CompletedTask;
            case EventDispatchBehavior.NonBlockingConcurrent:
                _ = Task.Run(ConcurrentAsync, CancellationToken.None);
                return Task.CompletedTask;
            default:
                throw new ArgumentOutOfRangeException(nameof(dispatchBehavior), dispatchBehavior, "There is no such way to call subscribers.");
        }

        async Task SequentialAsync()
        {
            foreach (var subscription in subscriptions)
            {
                await subscription.Callback(@event, cancellationToken).ConfigureAwait(false);
            }
        }

        Task ConcurrentAsync() => Task.WhenAll(subscriptions.Select(async subscription =>
        {
            // A subscriber that fails before its first await must not keep the others from being called.
            await Task.Yield();
            await subscription.Callback(@event, cancellationToken).ConfigureAwait(false);
        }));
    }

    private DistributedApplicationEventSubscription Add<T>(DistributedApplicationEventSubscription subscription)
    {
        lock (_lock)
        {
            _subscriptions = _subscriptions.SetItem(typeof(T), _subscriptions.GetValueOrDefault(typeof(T), []).Add(subscription));
        }

        return subscription;
    }
}
