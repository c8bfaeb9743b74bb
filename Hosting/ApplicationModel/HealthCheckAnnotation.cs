using System.Diagnostics;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Ties a registered health check to a resource.</summary>
/// <param name="key">The name under which the health check is registered.</param>
[DebuggerDisplay("Key = {Key}")]
public class HealthCheckAnnotation(string key) : IResourceAnnotation
{
    /// <summary>The name under which the health check is registered.</summary>
    public string Key { get; } = key ?? throw new ArgumentNullException(nameof(key));
}
