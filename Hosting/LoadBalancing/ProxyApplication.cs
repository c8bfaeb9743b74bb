using System.Diagnostics.Metrics;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.SessionAffinity;
using Yarp.ReverseProxy.Transforms;

namespace WpAspire.Hosting.LoadBalancing;

/// <summary>Puts the web application together that a load balancer is: Kestrel in front, YARP behind.</summary>
internal static class ProxyApplication
{
    /// <summary>Creates the application without starting it. What asks for the path of the probe is no visitor.</summary>
    public static WebApplication Create(
        string resource, IReadOnlyList<Listener> listeners, X509Certificate2? certificate,
        ConcurrentDictionary<string, Backend> backends, InMemoryConfigProvider configuration, AppliedConfiguration applied, LoadBalancerSignals signals, string? probe, ILogger logger)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        if (certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, listeners, certificate));

        // Signals are the AppHost's business.
        builder.Services.AddSingleton<IHostLifetime, NullHostLifetime>();
        builder.Services.AddSingleton<IMeterFactory>(signals);
        builder.Services.Replace(ServiceDescriptor.Singleton(signals.Requests));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IProxyConfigProvider>(configuration);
        builder.Services.AddSingleton<IConfigChangeListener>(applied);
        builder.Services.AddSingleton<ILoadBalancingPolicy, RotatingLeastRequests>();
        builder.Services.AddSingleton<IPassiveHealthCheckPolicy>(s => new TransportFailures(s.GetRequiredService<IDestinationHealthUpdater>(), backends, logger));
        builder.Services.AddReverseProxy().AddTransforms(static transforms =>
        {
            transforms.UseDefaultForwarders = false;
            transforms.AddOriginalHost(useOriginal: true);
            transforms.AddRequestTransform(ForwardedHeaders.ApplyAsync);
            transforms.AddRequestTransform(OwnCookies.RemoveAsync);
        });
        RemoveStickiness(builder.Services);

        var app = builder.Build();
        app.Use((context, next) => RequestSpans.DescribeAsync(context, next, probe));
        if (listeners.FirstOrDefault(static l => l.IsHttps) is { } https)
        {
            app.Use((context, next) => context.Request.IsHttps ? next(context) : RedirectAsync(context, https.Port));
        }

        var attempts = new Attempts(resource, backends, signals.Retries);
        app.MapReverseProxy(proxy =>
        {
            proxy.Use(attempts.TryAsync);
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
            proxy.Use(attempts.CountAsync);
        });
        return app;
    }

    // It would make keys to encrypt its cookies with, and keep them in the user's home directory.
    private static void RemoveStickiness(IServiceCollection services)
    {
        services.RemoveAll<ISessionAffinityPolicy>();
        foreach (var service in services.Where(static s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Assembly == typeof(EphemeralDataProtectionProvider).Assembly).ToList())
        {
            services.Remove(service);
        }
    }

    private static void Configure(KestrelServerOptions kestrel, IReadOnlyList<Listener> listeners, X509Certificate2? certificate)
    {
        kestrel.AddServerHeader = false;
        kestrel.RequestHeaderEncodingSelector = static _ => Encoding.Latin1;
        kestrel.ResponseHeaderEncodingSelector = static _ => Encoding.Latin1;

        // What is too large or too slow is for the replica to say.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        // As AWS's load balancer: 16 KB a line, 64 KB of headers.
        kestrel.Limits.MaxRequestLineSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 64 * 1024;
        kestrel.Limits.MinResponseDataRate = null;
        foreach (var listener in listeners)
        {
            kestrel.Listen(new IPEndPoint(listener.Address, listener.Port), options =>
            {
                options.Protocols = listener.IsHttps ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http1;
                if (listener.IsHttps)
                {
                    options.UseHttps(certificate!);
                }
            });
        }
    }

    // The same method and body again, at the other address.
    private static Task RedirectAsync(HttpContext context, int httpsPort)
    {
        var request = context.Request;
        var host = new HostString(request.Host.Host.Length == 0 ? "localhost" : request.Host.Host, httpsPort);
        context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        context.Response.Headers.Location = $"https://{host}{request.PathBase}{request.Path}{request.QueryString}";
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
