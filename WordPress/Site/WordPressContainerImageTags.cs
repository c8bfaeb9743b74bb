namespace WpAspire.WordPress;

internal static class WordPressContainerImageTags
{
    /// <summary>What <c>docker/wordpress</c> is published as; a site that changes it builds its own with <c>WithDockerfile</c>.</summary>
    public const string Image = "wpaspire/wordpress";

    public const string Tag = "6.8";
}
