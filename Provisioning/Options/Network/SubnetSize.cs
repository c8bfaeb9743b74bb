namespace WpAspire.Provisioning.Options;

/// <summary>
/// How the network is cut: into sixteen shares, of which each tier has four for the first four zones. The last four are
/// halved, for the fifth and the sixth zone. So a zone that comes or goes moves no other.
/// </summary>
internal static class SubnetSize
{
    /// <summary>The most zones that there is room for.</summary>
    public const int MostZones = 6;

    /// <summary>How many zones have a whole share.</summary>
    public const int WholeShares = 4;

    /// <summary>The longest prefix of a subnet that a load balancer accepts.</summary>
    public const int LongestPrefix = 27;

    private const int SharesBits = 4;

    /// <summary>The length of the prefix of the smallest subnet.</summary>
    /// <param name="networkPrefix">The length of the network's prefix.</param>
    /// <param name="zones">The number of zones.</param>
    public static int PrefixLength(int networkPrefix, int zones) => networkPrefix + SharesBits + (zones > WholeShares ? 1 : 0);
}
