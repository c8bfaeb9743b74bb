using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WpAspire.Hosting.Health;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>
/// Checks the health of one replica: HTTP checks ask that replica itself rather than whichever a shared address leads
/// to; all others are asked as they are registered.
/// </summary>
internal sealed class ReplicaHealth(IServiceProvider services)
{
    /// <summary>Runs the health checks of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="container">The replica's container; <see langword="null"/> for a resource without one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<HealthReport> CheckAsync(IResource resource, ContainerState? container, CancellationToken cancellationToken)
    {
        var keys = resource.Annotations.OfType<HealthCheckAnnotation>().Select(static a => a.Key).ToHashSet();
        var own = container is null ? [] : resource.Annotations.OfType<HttpHealthCheckAnnotation>().Where(a => keys.Contains(a.Key) && a.EndpointSelector().Resource == resource).ToList();
        var started = Stopwatch.GetTimestamp();
        var asked = own.Select(a => AskAsync(a, resource, container!, cancellationToken)).ToList();

        keys.ExceptWith(own.Select(static a => a.Key));
        var entries = new Dictionary<string, HealthReportEntry>();
        if (keys.Count > 0)
        {
            var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(r => keys.Contains(r.Name), cancellationToken);
            entries = new(report.Entries);
        }

        foreach (var (annotation, result) in own.Zip(await Task.WhenAll(asked)))
        {
            entries[annotation.Key] = new HealthReportEntry(result.Status, result.Description, TimeSpan.Zero, result.Exception, data: null);
        }

        return new HealthReport(entries, Stopwatch.GetElapsedTime(started));
    }

    private static async Task<HealthCheckResult> AskAsync(HttpHealthCheckAnnotation check, IResource resource, ContainerState container, CancellationToken cancellationToken)
    {
        var endpoint = check.EndpointSelector().EndpointAnnotation;
        return ContainerAddress.Of(endpoint, resource, container) is { } address
            ? await HttpEndpointHealthCheck.AskAsync(new Uri(address, check.Path), check.StatusCode, cancellationToken)
            : HealthCheckResult.Unhealthy($"The endpoint '{endpoint.Name}' has no address yet.");
    }
}
