using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Dashboard.Api;
using WpAspire.Hosting.Orchestration;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.Dashboard.Resources;

/// <summary>The first page: all resources.</summary>
internal sealed class ResourcesPart : IDashboardPart
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IServiceProvider appHost)
    {
        services.AddSingleton(new DashboardPage(0, "Resources", "", "M2 3h7v6H2zM11 3h7v6h-7zM2 11h7v6H2zM11 11h7v6h-7z"));
        services.AddFromAppHost<DistributedApplicationModel>(appHost);
        services.AddFromAppHost<ResourceNotificationService>(appHost);
        services.AddFromAppHost<ResourceCommandService>(appHost);
        services.AddFromAppHost<ApplicationOrchestrator>(appHost);
        services.AddFromAppHost<SiteInspector>(appHost);
        services.AddFromAppHost<VolumeSizes>(appHost);
        services.AddFromAppHost<ISecretMasker>(appHost);
        services.AddSingleton<LiveResources>();
        services.AddHostedService(static s => s.GetRequiredService<LiveResources>());
        services.AddSingleton<ResourceActions>();
        services.AddSingleton<IDashboardApi, ResourcesApi>();
    }
}
