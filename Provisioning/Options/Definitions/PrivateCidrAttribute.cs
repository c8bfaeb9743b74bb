using System.Net;
using System.Net.Sockets;

namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>A network of private IPv4 addresses, as large as a VPC may be and as small as three tiers of subnets may be.</summary>
internal sealed class PrivateCidrAttribute : AllowedAttribute
{
    private const int Largest = 16;
    private const int Smallest = 23;

    private static readonly IPNetwork[] s_private =
        [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("100.64.0.0/10")];

    public override string Allowed =>
        $"a network such as 10.0.0.0/16, from /{Largest} to /{Smallest}, within {string.Join(", ", s_private)}";

    public override object? Read(string text) =>
        CidrAttribute.Parse(text) is { } network
        && network.BaseAddress.AddressFamily == AddressFamily.InterNetwork
        && network.PrefixLength is >= Largest and <= Smallest
        && s_private.Any(p => p.Contains(network.BaseAddress))
            ? network.ToString()
            : null;
}
