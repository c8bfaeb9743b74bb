using System.Globalization;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>An availability zone that the site uses.</summary>
/// <param name="Place">Its place, which names it and decides its subnets: a zone that goes leaves it empty.</param>
/// <param name="Name">Its name, such as <c>us-east-1a</c>; <see langword="null"/> if it is known by its ID.</param>
/// <param name="Id">Its ID, such as <c>use1-az1</c>; <see langword="null"/> if it is known by its name.</param>
internal sealed record SiteZone(int Place, Input<string>? Name, string? Id = null)
{
    /// <summary>What names end in: <c>a</c> is the first place.</summary>
    public string Suffix { get; } = ((char)('a' + Place)).ToString(CultureInfo.InvariantCulture);
}
