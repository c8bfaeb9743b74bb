using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Dashboard.Inbox;
using WpAspire.Hosting.Dashboard.LogViewer;
using WpAspire.Hosting.Dashboard.Metrics;
using WpAspire.Hosting.Dashboard.Publishing;
using WpAspire.Hosting.Dashboard.Resources;

namespace WpAspire.Hosting.Dashboard;

/// <summary>Registers the dashboard.</summary>
internal static class DashboardServices
{
    /// <summary>Adds it to an AppHost's services.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services, DistributedApplicationOptions options)
    {
        services.AddSingleton(new DashboardSettings { IsEnabled = !options.DisableDashboard, ApplicationName = options.DashboardApplicationName });
        services.AddSingleton<DashboardToken>();
        services.AddSingleton<DashboardServer>();
        services.AddSingleton<IDashboardPart, ResourcesPart>();
        services.AddSingleton<IDashboardPart, LogViewerPart>();
        services.AddSingleton<IDashboardPart, MetricsPart>();
        services.AddSingleton<IDashboardPart, PublishPart>();
        services.AddSingleton<IDashboardPart, InboxPart>();
        return services;
    }
}
