namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Says whether the endpoints of a resource may be served by a proxy.</summary>
public sealed class ProxySupportAnnotation : IResourceAnnotation
{
    /// <summary>Whether they may.</summary>
    public required bool ProxyEnabled { get; set; }
}
