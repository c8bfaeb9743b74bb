namespace WpAspire.Hosting.LoadBalancing;

/// <summary>Where a load balancer is reached.</summary>
/// <param name="Endpoint">The name of the endpoint in the model.</param>
/// <param name="Address">The address of this machine.</param>
/// <param name="Port">The port.</param>
/// <param name="IsHttps">Whether it speaks TLS.</param>
/// <param name="Release">Lets go of the port, which is held until it listens; <see langword="null"/> where nobody holds it.</param>
internal sealed record Listener(string Endpoint, IPAddress Address, int Port, bool IsHttps, Action? Release = null);
