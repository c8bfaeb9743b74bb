using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WpAspire.Hosting.Health;

namespace WpAspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Lets a registered health check say whether the resource is healthy.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="key">The name under which the health check is registered.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithHealthCheck<T>(this IResourceBuilder<T> builder, string key)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(key);

        if (builder.Resource.Annotations.OfType<HealthCheckAnnotation>().Any(h => h.Key == key))
        {
            throw new DistributedApplicationException($"The resource '{builder.Resource.Name}' has the health check '{key}' already.");
        }

        return builder.WithAnnotation(new HealthCheckAnnotation(key));
    }

    /// <summary>Lets an HTTP request say whether the resource is healthy.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="path">The path that is asked for; by default <c>/</c>.</param>
    /// <param name="statusCode">The expected status code; by default 200.</param>
    /// <param name="endpointName">The endpoint that is asked; by default the first HTTP endpoint.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, [EndpointName] string? endpointName = null)
        where T : IResourceWithEndpoints => builder.WithHttpHealthCheck(endpointName is null ? null : HttpEndpoint(builder, endpointName, "health check"), path, statusCode);

    /// <summary>Lets an HTTP request say whether the resource is healthy.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="endpointSelector">Gives the endpoint that is asked; by default the first HTTP endpoint.</param>
    /// <param name="path">The path that is asked for; by default <c>/</c>.</param>
    /// <param name="statusCode">The expected status code; by default 200.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, Func<EndpointReference>? endpointSelector, string? path = null, int? statusCode = null)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);

        path ??= "/";
        var expected = statusCode ?? 200;
        if (!path.StartsWith('/'))
        {
            throw new DistributedApplicationException($"The health check path '{path}' of the resource '{builder.Resource.Name}' is invalid: it starts with '/'.");
        }

        if (expected is < 100 or > 599)
        {
            throw new DistributedApplicationException($"The health check status code {expected} of the resource '{builder.Resource.Name}' is invalid: it is between 100 and 599.");
        }

        var select = endpointSelector ?? HttpEndpoint(builder, null, "health check");
        var key = $"{builder.Resource.Name}_{select().EndpointName}_{path}_{expected}_check";

        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(key, _ => new HttpEndpointHealthCheck(select, path, expected), failureStatus: null, tags: null));
        return builder.WithAnnotation(new HttpHealthCheckAnnotation(key, select, path, expected)).WithHealthCheck(key);
    }

    /// <summary>Adds a probe that the platform makes where the resource is deployed.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="type">What the probe tells.</param>
    /// <param name="path">The path that is asked for; by default <c>/</c>.</param>
    /// <param name="initialDelaySeconds">Seconds until the first probe; by default 5.</param>
    /// <param name="periodSeconds">Seconds between probes; by default 5.</param>
    /// <param name="timeoutSeconds">Seconds until a probe counts as failed; by default 1.</param>
    /// <param name="failureThreshold">The number of failures in a row that make a failure; by default 3.</param>
    /// <param name="successThreshold">The number of successes in a row that make a success; by default 1.</param>
    /// <param name="endpointName">The endpoint that is asked; by default the first HTTP endpoint.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithHttpProbe<T>(this IResourceBuilder<T> builder, ProbeType type, string? path = null, int? initialDelaySeconds = null, int? periodSeconds = null, int? timeoutSeconds = null, int? failureThreshold = null, int? successThreshold = null, [EndpointName] string? endpointName = null)
        where T : IResourceWithEndpoints, IResourceWithProbes =>
        builder.WithHttpProbe(type, endpointName is null ? null : HttpEndpoint(builder, endpointName, "probe"), path, initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold, successThreshold);

    /// <summary>Adds a probe that the platform makes where the resource is deployed.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="type">What the probe tells.</param>
    /// <param name="endpointSelector">Gives the endpoint that is asked; by default the first HTTP endpoint.</param>
    /// <param name="path">The path that is asked for; by default <c>/</c>.</param>
    /// <param name="initialDelaySeconds">Seconds until the first probe; by default 5.</param>
    /// <param name="periodSeconds">Seconds between probes; by default 5.</param>
    /// <param name="timeoutSeconds">Seconds until a probe counts as failed; by default 1.</param>
    /// <param name="failureThreshold">The number of failures in a row that make a failure; by default 3.</param>
    /// <param name="successThreshold">The number of successes in a row that make a success; by default 1.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithHttpProbe<T>(this IResourceBuilder<T> builder, ProbeType type, Func<EndpointReference>? endpointSelector, string? path = null, int? initialDelaySeconds = null, int? periodSeconds = null, int? timeoutSeconds = null, int? failureThreshold = null, int? successThreshold = null)
        where T : IResourceWithEndpoints, IResourceWithProbes
    {
        ArgumentNullException.ThrowIfNull(builder);

        foreach (var old in builder.Resource.Annotations.OfType<ProbeAnnotation>().Where(p => p.Type == type).ToArray())
        {
            builder.Resource.Annotations.Remove(old);
        }

        return builder.WithAnnotation(new EndpointProbeAnnotation
        {
            Type = type,
            EndpointReference = (endpointSelector ?? HttpEndpoint(builder, null, "probe"))(),
            Path = path ?? "/",
            InitialDelaySeconds = initialDelaySeconds ?? 5,
            PeriodSeconds = periodSeconds ?? 5,
            TimeoutSeconds = timeoutSeconds ?? 1,
            FailureThreshold = failureThreshold ?? 3,
            SuccessThreshold = successThreshold ?? 1,
        });
    }

    private static Func<EndpointReference> HttpEndpoint<T>(IResourceBuilder<T> builder, string? endpointName, string purpose)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        var resource = builder.Resource;

        if (endpointName is not null)
        {
            var reference = resource.GetEndpoint(endpointName);
            var endpoint = reference.EndpointAnnotation;
            return IsHttp(endpoint)
                ? () => reference
                : throw new DistributedApplicationException($"The endpoint '{endpointName}' of the resource '{resource.Name}' has the scheme '{endpoint.UriScheme}': an HTTP {purpose} needs 'http' or 'https'.");
        }

        var first = resource.GetEndpoints().FirstOrDefault(e => IsHttp(e.EndpointAnnotation))
            ?? throw new DistributedApplicationException($"The resource '{resource.Name}' has no HTTP endpoint for an HTTP {purpose}: call WithHttpEndpoint first.");
        return () => first;
    }
}
