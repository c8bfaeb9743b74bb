namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The styles in which a state is shown.</summary>
public static class KnownResourceStateStyles
{
    /// <summary>All is well.</summary>
    public static readonly string Success = "success";

    /// <summary>Something went wrong.</summary>
    public static readonly string Error = "error";

    /// <summary>News.</summary>
    public static readonly string Info = "info";

    /// <summary>Something may be wrong.</summary>
    public static readonly string Warn = "warn";
}
