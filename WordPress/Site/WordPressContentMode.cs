namespace Aspire.Hosting.ApplicationModel;

/// <summary>Who may change a site's plugins and themes.</summary>
public enum WordPressContentMode
{
    /// <summary>
    /// Plugins and themes are part of the image; only uploads are on the shared volume. Every instance runs the same
    /// code, a roll-back is the previous image, and the admin pages offer no installation. The default.
    /// </summary>
    Immutable,

    /// <summary>The whole <c>wp-content</c> is on the shared volume, and editors install plugins and themes from the admin pages.</summary>
    Managed,
}
