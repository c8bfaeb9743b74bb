using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Topology;

/// <summary>The addresses of the subnets: the network is cut into four quarters, one a tier and one in reserve, and each quarter into zones.</summary>
/// <param name="Public">The public subnets.</param>
/// <param name="App">Those of the containers.</param>
/// <param name="Data">Those of databases, caches and file systems.</param>
internal sealed record SubnetPlan(IReadOnlyList<string> Public, IReadOnlyList<string> App, IReadOnlyList<string> Data)
{
    /// <summary>Plans the subnets. The zones' shares are powers of two, so that a zone that is added later moves none that is there.</summary>
    /// <param name="cidr">The network, such as <c>10.0.0.0/16</c>.</param>
    /// <param name="zones">The number of zones, 2 to 6.</param>
    public static SubnetPlan Create(string cidr, int zones)
    {
        var network = IPNetwork.Parse(cidr);
        var share = SubnetSize.Shares(zones);
        var prefix = SubnetSize.PrefixLength(network.PrefixLength, zones);
        return new(Tier(0), Tier(1), Tier(2));

        List<string> Tier(int tier) => [.. Enumerable.Range(0, zones).Select(zone => Subnet(network, prefix, tier * share + zone))];
    }

    private static string Subnet(IPNetwork network, int prefix, int index)
    {
        Span<byte> bytes = stackalloc byte[4];
        network.BaseAddress.TryWriteBytes(bytes, out _);
        BinaryPrimitives.WriteUInt32BigEndian(bytes, BinaryPrimitives.ReadUInt32BigEndian(bytes) + ((uint)index << (32 - prefix)));
        return string.Create(CultureInfo.InvariantCulture, $"{new IPAddress(bytes)}/{prefix}");
    }
}
