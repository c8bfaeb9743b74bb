using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Topology;

/// <summary>The addresses of the subnets. A zone's place alone decides, not how many zones there are.</summary>
internal static class SubnetPlan
{
    /// <summary>How many tiers there are: public, application, data.</summary>
    public const int Tiers = 3;

    /// <summary>The addresses of a subnet.</summary>
    /// <param name="cidr">The network, such as <c>10.0.0.0/16</c>.</param>
    /// <param name="tier">The tier, from 0.</param>
    /// <param name="place">The place of the zone, 0 to 5.</param>
    public static string Subnet(string cidr, int tier, int place)
    {
        var network = IPNetwork.Parse(cidr);
        var prefix = SubnetSize.PrefixLength(network.PrefixLength, place + 1);
        var index = place < SubnetSize.WholeShares
            ? (tier * SubnetSize.WholeShares) + place
            : (2 * Tiers * SubnetSize.WholeShares) + ((place - SubnetSize.WholeShares) * Tiers) + tier;
        Span<byte> bytes = stackalloc byte[4];
        network.BaseAddress.TryWriteBytes(bytes, out _);
        BinaryPrimitives.WriteUInt32BigEndian(bytes, BinaryPrimitives.ReadUInt32BigEndian(bytes) + ((uint)index << (32 - prefix)));
        return string.Create(CultureInfo.InvariantCulture, $"{new IPAddress(bytes)}/{prefix}");
    }
}
