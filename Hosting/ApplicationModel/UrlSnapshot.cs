namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A URL of a resource.</summary>
/// <param name="Name">The name of the endpoint that it leads to.</param>
/// <param name="Url">The URL.</param>
/// <param name="IsInternal">Whether it is shown in the details of the resource only.</param>
public sealed record UrlSnapshot(string? Name, string Url, bool IsInternal)
{
    /// <summary>Whether it leads nowhere as yet.</summary>
    public bool IsInactive { get; init; }

    /// <summary>How it is shown.</summary>
    public UrlDisplayPropertiesSnapshot DisplayProperties { get; init; } = new();
}
