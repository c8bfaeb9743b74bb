namespace WpAspire.Provisioning.Options;

/// <summary>A region of AWS that a site can be in, and what it lacks.</summary>
/// <remarks>
/// As of November 2026. Zones: <c>aws ec2 describe-availability-zones</c> without opt-in zones, less those that AWS lists as
/// without VPC origins ("Restrict access with VPC origins", CloudFront Developer Guide) and without most instance types of today.
/// Databases: the certificates that the site's image has (<c>docker/wordpress/certificates/amazon-rds.pem</c>); in another
/// region, no task would ever connect. Classes of instances: not here, for AWS has no list of them that stays true; the published
/// README has the questions. Logs: "Configure standard logging (legacy)", CloudFront Developer Guide.
/// </remarks>
/// <param name="Name">The code, such as <c>eu-central-1</c>.</param>
/// <param name="ZoneIds">The availability zones that a site may use, by their IDs, which mean the same in every account.</param>
internal sealed record SiteRegion(string Name, IReadOnlyList<string> ZoneIds)
{
    private static readonly (string Name, string Prefix, int[] Zones)[] s_regions =
    [
        ("af-south-1", "afs1", [1, 2, 3]),
        ("ap-east-1", "ape1", [1, 2, 3]),
        ("ap-northeast-1", "apne1", [1, 2, 4]),
        ("ap-northeast-2", "apne2", [1, 2, 3, 4]),
        ("ap-northeast-3", "apne3", [1, 2, 3]),
        ("ap-south-1", "aps1", [1, 2, 3]),
        ("ap-south-2", "aps2", [1, 2, 3]),
        ("ap-southeast-1", "apse1", [1, 2, 3]),
        ("ap-southeast-2", "apse2", [1, 2, 3]),
        ("ap-southeast-3", "apse3", [1, 2, 3]),
        ("ap-southeast-4", "apse4", [1, 2, 3]),
        ("ca-central-1", "cac1", [1, 2, 4]),
        ("eu-central-1", "euc1", [1, 2, 3]),
        ("eu-central-2", "euc2", [1, 2, 3]),
        ("eu-north-1", "eun1", [1, 2, 3]),
        ("eu-south-1", "eus1", [1, 2, 3]),
        ("eu-south-2", "eus2", [1, 2, 3]),
        ("eu-west-1", "euw1", [1, 2, 3]),
        ("eu-west-2", "euw2", [1, 2, 3]),
        ("eu-west-3", "euw3", [1, 2, 3]),
        ("me-central-1", "mec1", [1, 2, 3]),
        ("me-south-1", "mes1", [1, 2, 3]),
        ("sa-east-1", "sae1", [1, 2, 3]),
        ("us-east-1", "use1", [1, 2, 4, 5, 6]),
        ("us-east-2", "use2", [1, 2, 3]),
        ("us-west-1", "usw1", [1, 3]),
        ("us-west-2", "usw2", [1, 2, 3, 4]),
    ];

    // CloudFront's logs do not reach buckets there.
    private static readonly HashSet<string> s_withoutEdgeLogs =
    [
        "af-south-1", "ap-east-1", "ap-south-2", "ap-southeast-3", "ap-southeast-4", "eu-central-2", "eu-south-1", "eu-south-2", "me-central-1", "me-south-1",
    ];

    /// <summary>All regions that a site can be in.</summary>
    public static IReadOnlyDictionary<string, SiteRegion> All { get; } = s_regions.ToDictionary(
        static r => r.Name, static r => new SiteRegion(r.Name, [.. r.Zones.Select(z => $"{r.Prefix}-az{z}")]));

    /// <summary>Whether CloudFront can write its access logs to a bucket there.</summary>
    public bool TakesEdgeLogs => !s_withoutEdgeLogs.Contains(Name);
}
