using Amazon;

namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>The code of a region that the AWS SDK knows.</summary>
internal sealed class RegionAttribute : AllowedAttribute
{
    private static readonly HashSet<string> s_regions = [.. RegionEndpoint.EnumerableAllRegions.Select(r => r.SystemName)];

    public override string Allowed => "a region of AWS such as eu-central-1";

    public override object? Read(string text) => s_regions.Contains(text) ? text : null;
}
