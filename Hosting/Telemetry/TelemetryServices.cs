using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace WpAspire.Hosting.Telemetry;

/// <summary>The services that publish metrics and traces.</summary>
internal static class TelemetryServices
{
    /// <summary>Adds them.</summary>
    public static void AddTelemetry(this IServiceCollection services)
    {
        services.TryAddSingleton<Dashboard>();
        services.AddHostedService<TelemetryPublisher>();
    }
}
