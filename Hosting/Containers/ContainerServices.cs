using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace WpAspire.Hosting.Containers;

/// <summary>The services that know the containers of a run.</summary>
internal static class ContainerServices
{
    /// <summary>Adds them.</summary>
    public static void AddContainers(this IServiceCollection services)
    {
        services.TryAddSingleton<ContainerRuntime>();
        services.TryAddSingleton<ResourceStates>();
        services.TryAddSingleton<VolumeOwnership>();
        services.TryAddSingleton<VolumeData>();
        services.AddHostedService<VolumeSizes>();
        services.AddHostedService<Restarts>();
        services.TryAddSingleton<IContainerExec, ContainerExec>();
        services.AddHostedService<OrderedStop>();
    }
}
