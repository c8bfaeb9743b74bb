using Microsoft.Extensions.Diagnostics.HealthChecks;
using WpAspire.Hosting.Health;

namespace WpAspire.Hosting.Orchestration.LoadBalancing;

/// <summary>Asks a resource as a visitor would: through the load balancer where there is one.</summary>
internal static class PublicAddress
{
    // Not that of a browser: whoever asks may not have been told to trust the certificate, but knows which one it is.
    private static readonly HttpClient s_client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        SslOptions = { RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate?.GetCertHashString() == DevelopmentCertificate.Find()?.GetCertHashString() },
    })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    /// <summary>Asks for what the resource's HTTP health check asks its replicas for.</summary>
    /// <returns>The result; <see langword="null"/> for a resource without such an endpoint or check.</returns>
    public static async Task<HealthCheckResult?> CheckAsync(IResourceWithEndpoints resource, CancellationToken cancellationToken) =>
        resource.Annotations.OfType<HttpHealthCheckAnnotation>().FirstOrDefault(c => IsOf(c, resource)) is { } check
            ? await HttpEndpointHealthCheck.AskAsync(s_client, AddressOf(resource, check.EndpointSelector().EndpointAnnotation, check.Path), check.StatusCode, cancellationToken)
            : null;

    /// <summary>Asks for a path.</summary>
    public static Task<HttpResponseMessage> GetAsync(IResourceWithEndpoints resource, EndpointAnnotation endpoint, string path, CancellationToken cancellationToken) =>
        s_client.GetAsync(AddressOf(resource, endpoint, path), cancellationToken);

    // HTTP beside HTTPS only leads there.
    private static Uri AddressOf(IResourceWithEndpoints resource, EndpointAnnotation endpoint, string path)
    {
        var visited = LoadBalancedEndpoints.Of(resource).FirstOrDefault(e => e.TargetPort == endpoint.TargetPort && e.UriScheme == "https") ?? endpoint;
        return new Uri(resource.GetEndpoint(visited.Name).Url + path);
    }

    private static bool IsOf(HttpHealthCheckAnnotation check, IResource resource) =>
        check.EndpointSelector() is { } reference && reference.Resource == resource && LoadBalancedEndpoints.IsLoadBalanced(reference.EndpointAnnotation, resource);
}
