using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.FluentUI.AspNetCore.Components;
using WpAspire.Hosting.Dashboard.Api;
using WpAspire.Hosting.Dashboard.Components;
using WpAspire.Hosting.Dashboard.Security;
using WpAspire.Hosting.Lifecycle;

namespace WpAspire.Hosting.Dashboard;

/// <summary>Puts the web application together that the dashboard is.</summary>
internal static class DashboardApplication
{
    private const int LargestMessage = 256 * 1024;

    /// <summary>Creates the application without starting it.</summary>
    /// <param name="appHost">The services of the AppHost.</param>
    /// <param name="port">The port, or 0 for any.</param>
    public static WebApplication Create(IServiceProvider appHost, int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(DashboardApplication).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, port));
        builder.Environment.WebRootFileProvider = new ManifestEmbeddedFileProvider(typeof(DashboardApplication).Assembly, "wwwroot");
        AddServices(builder.Services, appHost);

        var app = builder.Build();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<OwnOrigin>();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = static c => c.Context.Response.Headers.CacheControl = "no-cache" });
        app.UseAuthentication();
        app.UseMiddleware<TokenGate>();
        app.UseWhen(static c => IsForPerson(c.Request), static pages => pages.UseStatusCodePagesWithReExecute("/not-found"));
        app.UseRouting();
        app.UseAntiforgery();
        app.UseWebSockets();

        // The security headers say already who may frame it: nobody.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(static o => o.ContentSecurityFrameAncestorsPolicy = null);
        foreach (var api in app.Services.GetServices<IDashboardApi>())
        {
            api.Map(app);
        }

        return app;
    }

    private static void AddServices(IServiceCollection services, IServiceProvider appHost)
    {
        // Signals are the AppHost's business.
        services.AddSingleton<IHostLifetime, NullHostLifetime>();
        services.AddLogging();

        // A session lasts as long as the run: its keys are nowhere on disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.ConfigureOptions<SessionCookie>();
        services.AddAntiforgery();
        services.AddRoutingCore();
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(static hub => hub.MaximumReceiveMessageSize = LargestMessage);
        services.AddCascadingAuthenticationState();
        services.AddFluentUIComponents();
        services.AddHttpContextAccessor();
        var site = appHost.GetRequiredService<SiteIdentity>();
        services.AddSingleton(site);
        services.AddSingleton(appHost.GetRequiredService<DashboardToken>());
        services.AddSingleton(new DashboardHost(appHost.GetRequiredService<DashboardSettings>().ApplicationName ?? site.Name, site, appHost));
        foreach (var part in appHost.GetServices<IDashboardPart>())
        {
            part.AddServices(services, appHost);
        }

        DataProtectionKeys.KeepOffDisk(services);
    }

    private static bool IsForPerson(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase) && !request.Path.StartsWithSegments("/api");

    private static void Configure(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(IPAddress.Loopback, port, static listen => listen.Protocols = HttpProtocols.Http1);
    }
}
