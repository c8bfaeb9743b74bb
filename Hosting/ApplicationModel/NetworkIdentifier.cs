namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Names a network.</summary>
/// <param name="Value">The name.</param>
public record NetworkIdentifier(string Value);
