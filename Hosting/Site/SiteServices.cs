using Aspire.Hosting.Lifecycle;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WpAspire.Hosting.Images;
using WpAspire.Hosting.Schedules;
using WpAspire.Hosting.Telemetry;

namespace WpAspire.Hosting.Site;

/// <summary>The services of a run.</summary>
internal static class SiteServices
{
    /// <summary>Adds them. What is added later is stopped earlier.</summary>
    public static void AddRun(this IServiceCollection services)
    {
        services.TryAddSingleton<SitePorts>();
        services.TryAddSingleton<HostGateway>();
        services.TryAddSingleton<ContainerRuntime>();
        services.TryAddSingleton<ResourceStates>();
        services.TryAddSingleton<ContentImages>();
        services.TryAddSingleton<VolumeOwnership>();
        services.TryAddSingleton<VolumeHolder>();
        services.TryAddSingleton<VolumeData>();
        services.AddHostedService<VolumeSizes>();
        services.TryAddSingleton<IContainerExec, ContainerExec>();
        services.AddHostedService<OrderedStop>();

        services.TryAddSingleton<LoadBalancerFactory>();
        services.TryAddSingleton<ReplicaSets>();
        services.TryAddSingleton<ReplicaChanges>();
        services.TryAddEventingSubscriber<RunPreparation>();

        services.AddHostedService<HttpSchedules>();
        services.TryAddSingleton<Dashboard>();
        services.TryAddSingleton<TelemetryRelay>();
        services.AddHostedService<TelemetryPublisher>();
    }
}
