using System.Net.NetworkInformation;

namespace WpAspire.Hosting.Orchestration;

/// <summary>Finds out, once, where the containers of the site find this machine.</summary>
internal sealed class HostGateway(EngineConnection connection, ContainerReconciler reconciler, SiteIdentity site)
{
    private readonly Lock _lock = new();
    private Task<HostAddress>? _finding;

    /// <summary>Where the containers find this machine. The site's network is made if it is not there.</summary>
    public Task<HostAddress> GetAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // A failed attempt is not kept: a later caller tries again.
            if (_finding is null or { IsFaulted: true })
            {
                // Not cut short by the first who asks: others wait for it, too.
                _finding = FindAsync(CancellationToken.None);
            }

            return _finding.WaitAsync(cancellationToken);
        }
    }

    private async Task<HostAddress> FindAsync(CancellationToken cancellationToken)
    {
        await reconciler.EnsureNetworkAsync(cancellationToken);
        var engine = await connection.GetAsync(cancellationToken);
        var network = await engine.GetGatewaysAsync(SiteNames.Network(site), cancellationToken);

        var own = NetworkInterface.GetAllNetworkInterfaces().SelectMany(static i => i.GetIPProperties().UnicastAddresses).Select(static a => a.Address).ToHashSet();

        // Docker Desktop numbers its networks as an engine on this machine does: the same address may be that one's.
        return HostAddress.Decide(engine.IsDockerDesktop ? [] : network, own);
    }
}
