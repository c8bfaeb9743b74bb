using WpAspire.Hosting.Eventing;

namespace WpAspire.Hosting.Publishing;

/// <summary>A publish has ended.</summary>
/// <param name="services">The services of the application.</param>
/// <param name="model">The model.</param>
public sealed class AfterPublishEvent(IServiceProvider services, DistributedApplicationModel model) : IDistributedApplicationEvent
{
    /// <summary>The services of the application.</summary>
    public IServiceProvider Services { get; } = services ?? throw new ArgumentNullException(nameof(services));

    /// <summary>The model.</summary>
    public DistributedApplicationModel Model { get; } = model ?? throw new ArgumentNullException(nameof(model));
}
