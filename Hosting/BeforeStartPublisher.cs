using WpAspire.Hosting.Eventing;
using WpAspire.Hosting.Lifecycle;

namespace WpAspire.Hosting;

/// <summary>
/// Lets subscribers subscribe and publishes <see cref="BeforeStartEvent"/>, once for an application, whichever of
/// its ways to begin is the first to ask.
/// </summary>
internal sealed class BeforeStartPublisher(
    IDistributedApplicationEventing eventing,
    IEnumerable<IDistributedApplicationEventingSubscriber> subscribers,
    DistributedApplicationExecutionContext executionContext,
    DistributedApplicationModel model,
    IServiceProvider services)
{
    private readonly Lock _lock = new();
    private Task? _published;

    public Task EnsurePublishedAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _published ??= PublishAsync(cancellationToken);
        }
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        foreach (var subscriber in subscribers)
        {
            await subscriber.SubscribeAsync(eventing, executionContext, cancellationToken).ConfigureAwait(false);
        }

        await eventing.PublishAsync(new BeforeStartEvent(services, model), cancellationToken).ConfigureAwait(false);
    }
}
