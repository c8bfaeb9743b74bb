using System.Globalization;
using System.Net;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Where this machine reaches one container itself, whatever stands before it.</summary>
internal static class ContainerAddress
{
    /// <summary>The address of an HTTP endpoint in one container; <see langword="null"/> while the engine has given it no port.</summary>
    public static Uri? Of(EndpointAnnotation endpoint, IResource resource, ContainerState container)
    {
        if (!container.Ports.TryGetValue($"{endpoint.TargetPort}/{EndpointAllocator.ProtocolOf(endpoint)}", out var published))
        {
            return null;
        }

        // The load balancer ends TLS: what is behind it speaks plain HTTP.
        var scheme = LoadBalancedEndpoints.IsLoadBalanced(endpoint, resource) ? "http" : endpoint.UriScheme;
        var host = IPAddress.TryParse(published.HostIp, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) ? address : IPAddress.Loopback;
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"{scheme}://{new IPEndPoint(host, published.HostPort)}"));
    }
}
