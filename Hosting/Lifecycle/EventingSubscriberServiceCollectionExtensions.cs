using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace WpAspire.Hosting.Lifecycle;

/// <summary>Registers event subscribers.</summary>
public static class EventingSubscriberServiceCollectionExtensions
{
    /// <summary>Registers an event subscriber.</summary>
    /// <typeparam name="T">The type of the subscriber.</typeparam>
    /// <param name="services">The services.</param>
    public static void AddEventingSubscriber<T>(this IServiceCollection services)
        where T : class, IDistributedApplicationEventingSubscriber
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton<IDistributedApplicationEventingSubscriber, T>();
    }

    /// <summary>Registers an event subscriber unless it is registered already.</summary>
    /// <typeparam name="T">The type of the subscriber.</typeparam>
    /// <param name="services">The services.</param>
    public static void TryAddEventingSubscriber<T>(this IServiceCollection services)
        where T : class, IDistributedApplicationEventingSubscriber
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDistributedApplicationEventingSubscriber, T>());
    }
}
