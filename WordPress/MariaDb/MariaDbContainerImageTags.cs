namespace WpAspire.WordPress;

internal static class MariaDbContainerImageTags
{
    public const string Image = "mariadb";

    /// <summary>The long-term release that RDS offers too, so that a site runs on one version everywhere.</summary>
    public const string Tag = "11.8";
}
