namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Gives a container a further name in a container network.</summary>
/// <param name="alias">The name.</param>
public sealed class ContainerNetworkAliasAnnotation(string alias) : IResourceAnnotation
{
    /// <summary>The name.</summary>
    public string Alias { get; } = alias ?? throw new ArgumentNullException(nameof(alias));

    /// <summary>The network in which the name is known.</summary>
    public NetworkIdentifier Network { get; set; } = KnownNetworkIdentifiers.DefaultAspireContainerNetwork;
}
