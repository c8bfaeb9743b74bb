namespace WpAspire.Hosting.ApplicationModel;

/// <summary>
/// The request behind an HTTP health check. With it the orchestrator can ask each replica by itself, and a compute
/// environment can make a target group's health check of it.
/// </summary>
/// <param name="Key">The name under which the health check is registered.</param>
/// <param name="EndpointSelector">Gives the endpoint.</param>
/// <param name="Path">The path that is asked for.</param>
/// <param name="StatusCode">The expected status code.</param>
internal sealed record HttpHealthCheckAnnotation(string Key, Func<EndpointReference> EndpointSelector, string Path, int StatusCode) : IResourceAnnotation;
