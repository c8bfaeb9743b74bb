using System.Net;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Where the containers of a site find this machine.</summary>
/// <param name="ContainerName">What the engine is told that this machine's name means: an address, or <c>host-gateway</c>.</param>
/// <param name="Addresses">This machine's own addresses in the site's network; none where the engine runs elsewhere, such as in a virtual machine.</param>
/// <param name="Subnets">The addresses that the containers have in that network.</param>
/// <param name="Own">All of this machine's addresses.</param>
internal sealed record HostAddress(string ContainerName, IReadOnlyList<IPAddress> Addresses, IReadOnlyList<IPNetwork> Subnets, IReadOnlySet<IPAddress> Own)
{
    // The engine's word for a machine that it knows better; Docker Desktop leads it to this machine's loopback.
    private const string EnginesChoice = "host-gateway";

    /// <summary>Decides where the containers find this machine.</summary>
    /// <param name="network">The gateways and subnets of the site's network.</param>
    /// <param name="own">The addresses of this machine.</param>
    public static HostAddress Decide(IReadOnlyList<(IPAddress Gateway, IPNetwork Subnet)> network, IReadOnlySet<IPAddress> own)
    {
        var here = network.Where(n => own.Contains(n.Gateway)).ToList();
        return here.Count == 0
            ? new(EnginesChoice, [], [], own)
            : new(here[0].Gateway.ToString(), [.. here.Select(static n => n.Gateway)], [.. here.Select(static n => n.Subnet)], own);
    }

    /// <summary>Whether a program with this address is one of this machine or of the site's containers.</summary>
    public bool Knows(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        // The engine's address translation may give this machine's own programs any of its addresses.
        return IPAddress.IsLoopback(plain) || Own.Contains(plain) || Subnets.Any(s => s.Contains(plain));
    }
}
