namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The variants of an icon.</summary>
public enum IconVariant
{
    /// <summary>Drawn in lines.</summary>
    Regular = 0,

    /// <summary>Filled.</summary>
    Filled = 1,
}
