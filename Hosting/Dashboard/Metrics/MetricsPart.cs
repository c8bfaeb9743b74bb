using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Dashboard.Api;

namespace WpAspire.Hosting.Dashboard.Metrics;

/// <summary>The page of curves, and the same numbers for scripts.</summary>
internal sealed class MetricsPart : IDashboardPart
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IServiceProvider appHost)
    {
        services.AddSingleton(new DashboardPage(30, "Metrics", "metrics", "M3 3v14h14M6 13l3.5-4 3 2.5L17 6"));
        services.AddFromAppHost<ResourceMetricsService>(appHost);
        services.AddSingleton<IDashboardApi, MetricsApi>();
    }
}
