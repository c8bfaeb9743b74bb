using System.Net;

namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>A network of IPv4 or IPv6 addresses.</summary>
internal sealed class CidrAttribute : AllowedAttribute
{
    public override string Allowed => "a network such as 203.0.113.0/24";

    public override object? Read(string text) => Parse(text)?.ToString();

    /// <summary>Reads a network; an address inside one, such as 10.0.0.1/16, is none.</summary>
    public static IPNetwork? Parse(string text) =>
        IPNetwork.TryParse(text, out var network) && IPAddress.Parse(text.Split('/')[0]).Equals(network.BaseAddress) ? network : null;
}
