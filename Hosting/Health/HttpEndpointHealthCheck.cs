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

    /// <summary>Asks an address.</summary>
    public static Task<HealthCheckResult> AskAsync(Uri uri, int statusCode, CancellationToken cancellationToken) => AskAsync(s_client, uri, statusCode, cancellationToken);

    /// <summary>Asks an address in a manner of one's own.</summary>
    public static async Task<HealthCheckResult> AskAsync(HttpClient client, Uri uri, int statusCode, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return (int)response.StatusCode == statusCode
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"GET {uri} answers {(int)response.StatusCode}, not {statusCode}.");
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"GET {uri} fails: {exception.Message}", exception);
        }
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var endpoint = endpointSelector();
        return endpoint.IsAllocated
            ? await AskAsync(new Uri(endpoint.Url + path), statusCode, cancellationToken).ConfigureAwait(false)
            : HealthCheckResult.Unhealthy($"The endpoint '{endpoint.EndpointName}' has no address yet.");
    }
}
