using System.Diagnostics.CodeAnalysis;

namespace WpAspire.Provisioning.Options;

/// <summary>How containers reach the internet.</summary>
public enum NatMode
{
    /// <summary>A NAT gateway in each zone: the failure of a zone stays in that zone.</summary>
    PerZone,

    /// <summary>One NAT gateway for all zones.</summary>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "It is the word that users of VPCs know.")]
    Single,

    /// <summary>Not at all: AWS is reached through interface endpoints.</summary>
    None,
}
