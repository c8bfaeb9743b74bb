namespace WpAspire.WordPress;

internal static class RedisContainerImageTags
{
    public const string Image = "redis";

    /// <summary>The release that Debian 13 has, which <c>docker/redis</c> is made of.</summary>
    public const string Tag = "8.0";
}
