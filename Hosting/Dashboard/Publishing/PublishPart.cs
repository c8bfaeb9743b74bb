using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Dashboard.Api;
using WpAspire.Hosting.Pipelines;

namespace WpAspire.Hosting.Dashboard.Publishing;

/// <summary>The page of what a publish would create, where the application has somewhere to be published to.</summary>
internal sealed class PublishPart : IDashboardPart
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IServiceProvider appHost)
    {
        if (appHost.GetService<PublishTarget>() is not { } target)
        {
            return;
        }

        services.AddSingleton(target);
        services.AddSingleton(new DashboardPage(50, target.Title, "publish", "M6 15h9a3.5 3.5 0 0 0 .5-7A5 5 0 0 0 6 7.5 3.8 3.8 0 0 0 6 15z"));
        services.AddFromAppHost<PublishReportSource>(appHost);
        services.AddSingleton<IDashboardApi, PublishApi>();
    }
}
