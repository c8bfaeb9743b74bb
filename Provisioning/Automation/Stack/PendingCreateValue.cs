namespace WpAspire.Provisioning.Automation;

/// <summary>A resource whose creation was interrupted.</summary>
/// <param name="Urn">Its unique name.</param>
/// <param name="Id">The provider's name for it.</param>
public sealed record PendingCreateValue(string Urn, string Id);
