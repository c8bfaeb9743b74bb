namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The networks that every application has.</summary>
public static class KnownNetworkIdentifiers
{
    /// <summary>This machine.</summary>
    public static readonly NetworkIdentifier LocalhostNetwork = new("localhost");

    /// <summary>
    /// Where the users are. In a run that is this machine's browser, so that the address of an endpoint here is its
    /// address on this machine, whoever asks.
    /// </summary>
    public static readonly NetworkIdentifier PublicInternet = new(".");

    /// <summary>The network that the containers of the application share.</summary>
    public static readonly NetworkIdentifier DefaultAspireContainerNetwork = new("aspire-container-network");
}
