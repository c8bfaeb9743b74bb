using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Dashboard.Api;
using WpAspire.Hosting.Mail;

namespace WpAspire.Hosting.Dashboard.Inbox;

/// <summary>The page of what the mail catchers have taken. A model without one has no such page.</summary>
internal sealed class InboxPart : IDashboardPart
{
    /// <summary>Where the page is.</summary>
    public const string Path = "mail";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IServiceProvider appHost)
    {
        if (appHost.GetRequiredService<DistributedApplicationModel>().Resources.OfType<MailCatcherResource>().Any())
        {
            services.AddSingleton(new DashboardPage(40, "Mail", Path, "M2.5 4.5h15v11h-15zM3 5l7 6 7-6"));
        }

        services.AddFromAppHost<MailCatcherService>(appHost);
        services.AddSingleton<MailInbox>();
        services.AddSingleton<IDashboardApi, MailApi>();
    }
}
