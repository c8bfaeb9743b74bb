using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace WpAspire.Hosting.Eventing;

/// <summary>Something that happens to one resource.</summary>
public interface IDistributedApplicationResourceEvent : IDistributedApplicationEvent
{
    /// <summary>The resource.</summary>
    IResource Resource { get; }

    /// <summary>The services of the application.</summary>
    IServiceProvider Services { get; }

    /// <summary>The log of the resource.</summary>
    ILogger Logger => Services.GetRequiredService<ResourceLoggerService>().GetLogger(Resource);
}
