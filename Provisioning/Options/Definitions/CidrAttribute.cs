using System.Net;

namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>A network of IPv4 or IPv6 addresses.</summary>
internal sealed class CidrAttribute : AllowedAttribute
{
    public override string Allowed => "a network such as 203.0.113.0/24";

    public override object? Read(string text) => IPNetwork.TryParse(text, out var network) ? network.ToString() : null;
}
