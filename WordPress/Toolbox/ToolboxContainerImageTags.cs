namespace WpAspire.WordPress;

internal static class ToolboxContainerImageTags
{
    /// <summary>What <c>docker/toolbox</c> is published as.</summary>
    public const string Image = "wpaspire/toolbox";

    public const string Tag = "6.8";
}
