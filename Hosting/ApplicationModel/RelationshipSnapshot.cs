namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A relationship of a resource.</summary>
/// <param name="ResourceName">The name of the other resource.</param>
/// <param name="Type">The kind of relationship.</param>
public sealed record RelationshipSnapshot(string ResourceName, string Type);
