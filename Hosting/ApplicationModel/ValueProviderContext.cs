namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Who asks for a value, and from where.</summary>
public class ValueProviderContext
{
    /// <summary>Whether the application is run or published.</summary>
    public DistributedApplicationExecutionContext? ExecutionContext { get; init; }

    /// <summary>The resource that the value is for.</summary>
    public IResource? Caller { get; init; }

    /// <summary>
    /// The network from which the value is used. Without it, a container asks from the container network, and
    /// everything else from this machine.
    /// </summary>
    public NetworkIdentifier? Network { get; init; }

    internal NetworkIdentifier GetNetworkIdentifier() =>
        Network ?? (Caller?.IsContainer() is true ? KnownNetworkIdentifiers.DefaultAspireContainerNetwork : KnownNetworkIdentifiers.LocalhostNetwork);
}
