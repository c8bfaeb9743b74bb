using Aspire.Hosting.Lifecycle;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WpAspire.Hosting.LoadBalancing;
using WpAspire.Hosting.Site;

namespace WpAspire.Hosting.Replicas;

/// <summary>The services that run replica sets.</summary>
internal static class ReplicaServices
{
    /// <summary>Adds them.</summary>
    public static void AddReplicas(this IServiceCollection services)
    {
        services.TryAddSingleton<SitePorts>();
        services.TryAddSingleton<LoadBalancerFactory>();
        services.TryAddSingleton<ReplicaSets>();
        services.TryAddSingleton<ReplicaChanges>();
        services.TryAddEventingSubscriber<RunPreparation>();
    }
}
