namespace WpAspire.Hosting.Containers;

/// <summary>Where the containers find this machine, and whom it takes for one of them.</summary>
/// <param name="Addresses">This machine's addresses that the runtime's <c>host-gateway</c> means; none where the runtime is elsewhere, such as in a virtual machine, and brings what is sent there to the loopback.</param>
/// <param name="Subnets">The addresses that containers have in the runtime's networks on this machine.</param>
/// <param name="Own">All of this machine's addresses.</param>
internal sealed record HostAddress(IReadOnlyList<IPAddress> Addresses, IReadOnlyList<IPNetwork> Subnets, IReadOnlySet<IPAddress> Own)
{
    // The network that a container has where nobody chooses one; its gateway is the runtime's host-gateway.
    private const string DefaultNetwork = "bridge";

    private static readonly IPNetwork[] s_private =
        [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("100.64.0.0/10")];

    /// <summary>Decides where the containers find this machine.</summary>
    /// <param name="networks">The runtime's networks.</param>
    /// <param name="own">The addresses of this machine.</param>
    public static HostAddress Decide(IReadOnlyList<ContainerNetwork> networks, IReadOnlySet<IPAddress> own)
    {
        var here = networks.Where(n => own.Contains(n.Gateway)).ToList();
        return new([.. here.Where(static n => n.Name == DefaultNetwork).Select(static n => n.Gateway)], [.. here.Select(static n => n.Subnet)], own);
    }

    /// <summary>Whether a program with this address is one of this machine or of its containers.</summary>
    public bool Knows(IPAddress address)
    {
        var plain = Plain(address);

        // The runtime's address translation may give this machine's own programs any of its addresses.
        return IPAddress.IsLoopback(plain) || Own.Contains(plain) || Subnets.Any(s => s.Contains(plain));
    }

    /// <summary>Whether an address can be one of a container whose network is new.</summary>
    public static bool CanBeContainer(IPAddress address) =>
        Plain(address) is var plain && (plain.IsIPv6UniqueLocal || s_private.Any(s => s.Contains(plain)));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
