namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Marks a resource that takes no part in a publish.</summary>
public sealed class ManifestPublishingCallbackAnnotation : IResourceAnnotation
{
    private ManifestPublishingCallbackAnnotation()
    {
    }

    /// <summary>The mark.</summary>
    public static ManifestPublishingCallbackAnnotation Ignore { get; } = new();
}
