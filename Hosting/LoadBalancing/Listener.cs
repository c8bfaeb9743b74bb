namespace WpAspire.Hosting.LoadBalancing;

/// <summary>Where a load balancer is reached.</summary>
/// <param name="Endpoint">The name of the endpoint in the model.</param>
/// <param name="Address">The address of this machine.</param>
/// <param name="Port">The port.</param>
/// <param name="IsHttps">Whether it speaks TLS.</param>
internal sealed record Listener(string Endpoint, IPAddress Address, int Port, bool IsHttps);
