namespace WpAspire.Provisioning.Topology;

/// <summary>Where the site's image has the certificates that a database server of RDS is known by.</summary>
internal static class DatabaseAuthority
{
    private const string Directory = "/usr/local/share/wordpress";

    /// <summary>The file for a region: its own certificates, which PHP reads for each connection four times as fast as all of them.</summary>
    public static string FileOf(string region) => $"{Directory}/amazon-rds/{region}.pem";
}
