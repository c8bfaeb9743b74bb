using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Dashboard.Api;
using WpAspire.Hosting.Logs;

namespace WpAspire.Hosting.Dashboard.LogViewer;

/// <summary>The page of console logs, and the same lines for scripts.</summary>
internal sealed class LogViewerPart : IDashboardPart
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IServiceProvider appHost)
    {
        services.AddSingleton(new DashboardPage(10, "Console", "console", "M2.5 4h15v12h-15zM5 8l2.5 2L5 12M9.5 12.5h4"));
        services.AddFromAppHost<ConsoleLogs>(appHost);
        services.AddSingleton<LogViews>();
        services.AddSingleton<IDashboardApi, LogsApi>();
        services.AddSingleton<IDashboardApi, LogViewApi>();
    }
}
