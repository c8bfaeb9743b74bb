using System.Diagnostics;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>
/// The request of an HTTP health check: with it each replica can be asked by itself, and a load balancer can be told
/// what to ask.
/// </summary>
/// <param name="key">The name under which the health check is registered.</param>
/// <param name="endpointSelector">Gives the endpoint that is asked.</param>
/// <param name="path">The path that is asked for.</param>
/// <param name="statusCode">The expected status code.</param>
[DebuggerDisplay("{Path} -> {StatusCode}")]
public sealed class HttpHealthCheckAnnotation(string key, Func<EndpointReference> endpointSelector, string path, int statusCode) : IResourceAnnotation
{
    /// <summary>The name under which the health check is registered.</summary>
    public string Key { get; } = key ?? throw new ArgumentNullException(nameof(key));

    /// <summary>Gives the endpoint that is asked.</summary>
    public Func<EndpointReference> EndpointSelector { get; } = endpointSelector ?? throw new ArgumentNullException(nameof(endpointSelector));

    /// <summary>The path that is asked for.</summary>
    public string Path { get; } = path ?? throw new ArgumentNullException(nameof(path));

    /// <summary>The expected status code.</summary>
    public int StatusCode { get; } = statusCode;
}
