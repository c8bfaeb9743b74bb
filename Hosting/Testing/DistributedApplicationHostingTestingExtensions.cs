using Microsoft.Extensions.DependencyInjection;

namespace WpAspire.Hosting.Testing;

/// <summary>Reaches the resources of an application from a test.</summary>
public static class DistributedApplicationHostingTestingExtensions
{
    /// <summary>Creates a client for an HTTP endpoint.</summary>
    /// <param name="app">The application.</param>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="endpointName">The endpoint; by default its HTTP or HTTPS endpoint.</param>
    /// <returns>The client.</returns>
    public static HttpClient CreateHttpClient(this DistributedApplication app, string resourceName, string? endpointName = null) =>
        new() { BaseAddress = app.GetEndpoint(resourceName, endpointName) };

    /// <summary>Gets the connection string of a resource.</summary>
    /// <param name="app">The application.</param>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The connection string.</returns>
    public static ValueTask<string?> GetConnectionStringAsync(this DistributedApplication app, string resourceName, CancellationToken cancellationToken = default)
    {
        var resource = Find(app, resourceName);
        return resource is IResourceWithConnectionString connection
            ? connection.GetConnectionStringAsync(cancellationToken)
            : throw new ArgumentException($"The resource '{resourceName}' has no connection string.", nameof(resourceName));
    }

    /// <summary>Gets the URL of an endpoint, as it is on this machine.</summary>
    /// <param name="app">The application.</param>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="endpointName">The endpoint; by default its HTTP or HTTPS endpoint.</param>
    /// <returns>The URL.</returns>
    public static Uri GetEndpoint(this DistributedApplication app, string resourceName, string? endpointName = null) =>
        app.GetEndpointForNetwork(resourceName, null, endpointName);

    /// <summary>Gets the URL of an endpoint, as it is in a network.</summary>
    /// <param name="app">The application.</param>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="networkIdentifier">The network, or <see langword="null"/> for this machine.</param>
    /// <param name="endpointName">The endpoint; by default its HTTP or HTTPS endpoint.</param>
    /// <returns>The URL.</returns>
    public static Uri GetEndpointForNetwork(this DistributedApplication app, string resourceName, NetworkIdentifier? networkIdentifier, string? endpointName = null)
    {
        if (Find(app, resourceName) is not IResourceWithEndpoints resource)
        {
            throw new ArgumentException($"The resource '{resourceName}' has no endpoints.", nameof(resourceName));
        }

        var endpoints = resource.GetEndpoints(networkIdentifier ?? KnownNetworkIdentifiers.LocalhostNetwork).ToArray();
        var endpoint = endpointName is not null
            ? endpoints.FirstOrDefault(e => string.Equals(e.EndpointName, endpointName, StringComparison.OrdinalIgnoreCase))
            : endpoints.FirstOrDefault(e => e.IsHttp) ?? endpoints.FirstOrDefault(e => e.IsHttps);

        return endpoint is null
            ? throw new ArgumentException($"The resource '{resourceName}' has no endpoint {(endpointName is null ? "for HTTP" : $"'{endpointName}'")}.", nameof(endpointName))
            : new Uri(endpoint.Url);
    }

    private static IResource Find(DistributedApplication app, string resourceName)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentException.ThrowIfNullOrEmpty(resourceName);
        return app.Services.GetRequiredService<DistributedApplicationModel>().Resources.TryGetByName(resourceName, out var resource)
            ? resource
            : throw new ArgumentException($"There is no resource '{resourceName}'.", nameof(resourceName));
    }
}
