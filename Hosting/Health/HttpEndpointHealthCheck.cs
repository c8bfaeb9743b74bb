using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WpAspire.Hosting.Health;

/// <summary>Asks an endpoint, from this machine.</summary>
internal sealed class HttpEndpointHealthCheck(Func<EndpointReference> endpointSelector, string path, int statusCode) : IHealthCheck
{
    // A redirect is an answer of the resource: following it could leave the resource.
    private static readonly HttpClient s_client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(1) })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var endpoint = endpointSelector();
        if (!endpoint.IsAllocated)
        {
            return HealthCheckResult.Unhealthy($"The endpoint '{endpoint.EndpointName}' has no address yet.");
        }

        var uri = new Uri(endpoint.Url + path);
        try
        {
            using var response = await s_client.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return (int)response.StatusCode == statusCode
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"GET {uri} answers {(int)response.StatusCode}, not {statusCode}.");
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"GET {uri} fails: {exception.Message}", exception);
        }
    }
}
