using Microsoft.Extensions.Diagnostics.HealthChecks;
using WpAspire.Hosting.Health;

namespace WpAspire.Hosting.Orchestration.LoadBalancing;

/// <summary>Asks a load-balanced resource as a visitor would, from outside the process that runs it.</summary>
internal static class PublicAddress
{
    // Not that of a browser: whoever asks may not have been told to trust the certificate, but knows which one it is.
    private static readonly HttpClient s_client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        SslOptions = { RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate?.GetCertHashString() == DevelopmentCertificate.Find()?.GetCertHashString() },
    })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    /// <summary>Asks for what the resource's HTTP health check asks its replicas for.</summary>
    /// <returns>The result; <see langword="null"/> for a resource without such an endpoint or check.</returns>
    public static async Task<HealthCheckResult?> CheckAsync(IResourceWithEndpoints resource, CancellationToken cancellationToken)
    {
        if (resource.Annotations.OfType<HttpHealthCheckAnnotation>().FirstOrDefault(c => IsOf(c, resource)) is not { } check)
        {
            return null;
        }

        var port = check.EndpointSelector().TargetPort;
        var endpoint = LoadBalancedEndpoints.Of(resource).Where(e => e.TargetPort == port).OrderByDescending(static e => e.UriScheme == "https").First();
        return await HttpEndpointHealthCheck.AskAsync(s_client, new Uri(resource.GetEndpoint(endpoint.Name).Url + check.Path), check.StatusCode, cancellationToken);
    }

    private static bool IsOf(HttpHealthCheckAnnotation check, IResource resource) =>
        check.EndpointSelector() is { } reference && reference.Resource == resource && LoadBalancedEndpoints.IsLoadBalanced(reference.EndpointAnnotation, resource);
}
