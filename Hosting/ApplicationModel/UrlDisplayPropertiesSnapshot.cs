namespace WpAspire.Hosting.ApplicationModel;

/// <summary>How a URL is shown.</summary>
/// <param name="DisplayName">What is shown in its place.</param>
/// <param name="SortOrder">The higher, the earlier it is shown.</param>
public sealed record UrlDisplayPropertiesSnapshot(string DisplayName = "", int SortOrder = 0);
