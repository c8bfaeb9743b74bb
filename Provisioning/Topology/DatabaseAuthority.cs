namespace WpAspire.Provisioning.Topology;

/// <summary>Where the site's image has the certificates that a database server of RDS is known by.</summary>
internal static class DatabaseAuthority
{
    private const string Directory = "/usr/local/share/wordpress";

    // Those of docker/wordpress/certificates/amazon-rds.pem; a region that is not among them may be in a newer bundle.
    private static readonly HashSet<string> s_regions = new(StringComparer.Ordinal)
    {
        "af-south-1", "ap-east-1", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2",
        "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ca-central-1", "eu-central-1", "eu-central-2",
        "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3", "me-central-1", "me-south-1",
        "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2",
    };

    /// <summary>The file for a region: its own certificates, which PHP reads for each connection four times as fast as all of them.</summary>
    public static string FileOf(string region) => s_regions.Contains(region) ? $"{Directory}/amazon-rds/{region}.pem" : $"{Directory}/amazon-rds.pem";
}
