namespace WpAspire.WordPress;

internal static class MariaDbContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "library/mariadb";

    /// <summary>The long-term release that RDS offers too, so that a site runs on one version everywhere.</summary>
    public const string Tag = "11.8";
}
