using System.Numerics;

namespace WpAspire.Provisioning.Options;

/// <summary>How the network is cut: into quarters, one a tier and one in reserve, and each quarter into zones.</summary>
internal static class SubnetSize
{
    private const int Quarters = 4;

    // Room for 4 or for 8: two to four zones share the same cut, and a zone that is added later moves none that is there.
    private const int FewestShares = 4;

    /// <summary>The longest prefix of a subnet that a load balancer accepts.</summary>
    public const int LongestPrefix = 27;

    /// <summary>Into how many shares a tier is cut.</summary>
    public static int Shares(int zones) => Math.Max(FewestShares, (int)BitOperations.RoundUpToPowerOf2((uint)zones));

    /// <summary>The length of a subnet's prefix.</summary>
    /// <param name="networkPrefix">The length of the network's prefix.</param>
    /// <param name="zones">The number of zones.</param>
    public static int PrefixLength(int networkPrefix, int zones) =>
        networkPrefix + BitOperations.Log2(Quarters) + BitOperations.Log2((uint)Shares(zones));
}
