namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The icon of a resource.</summary>
/// <param name="iconName">The name of a Fluent UI icon.</param>
/// <param name="iconVariant">The variant.</param>
public sealed class ResourceIconAnnotation(string iconName, IconVariant iconVariant = IconVariant.Filled) : IResourceAnnotation
{
    /// <summary>The name of a Fluent UI icon.</summary>
    public string IconName { get; } = iconName ?? throw new ArgumentNullException(nameof(iconName));

    /// <summary>The variant.</summary>
    public IconVariant IconVariant { get; } = iconVariant;
}
