namespace WpAspire.WordPress;

internal static class WordPressContainerImageTags
{
    /// <summary>The official image, which <see cref="OfficialWordPressImage"/> runs.</summary>
    public const string Image = "wordpress";

    public const string Tag = "6.8-php8.4-apache";
}
