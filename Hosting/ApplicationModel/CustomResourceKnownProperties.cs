namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The names of well-known properties of resources.</summary>
public static class CustomResourceKnownProperties
{
    /// <summary>Where the resource comes from: an image, a configuration key.</summary>
    public static string Source { get; } = "resource.source";

    /// <summary>The connection string.</summary>
    public static string ConnectionString { get; } = "resource.connectionString";
}
