using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace WpAspire.Hosting.Mail;

/// <summary>The services that run mail catchers.</summary>
internal static class MailServices
{
    /// <summary>Adds them. What is added after them is stopped before them.</summary>
    public static void AddMail(this IServiceCollection services)
    {
        services.TryAddSingleton<MailCatcherService>();
        services.TryAddSingleton<HostGateway>();
        services.TryAddSingleton<MailCatchers>();
        services.AddHostedService(static s => s.GetRequiredService<MailCatchers>());
    }
}
