using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The addresses of an endpoint, one for each network.</summary>
public class NetworkEndpointSnapshotList : IEnumerable<NetworkEndpointSnapshot>
{
    private readonly Lock _lock = new();
    private readonly List<NetworkEndpointSnapshot> _snapshots = [];
    private bool _publicIsOwn;

    /// <inheritdoc />
    public IEnumerator<NetworkEndpointSnapshot> GetEnumerator()
    {
        List<NetworkEndpointSnapshot> copy;
        lock (_lock)
        {
            copy = [.. _snapshots];
        }

        return copy.GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Sets the address of the endpoint in a network.</summary>
    /// <remarks>
    /// Users of a run sit at this machine: the address in <see cref="KnownNetworkIdentifiers.LocalhostNetwork"/> is
    /// also the one in <see cref="KnownNetworkIdentifiers.PublicInternet"/>, unless that is set by itself.
    /// </remarks>
    /// <param name="networkId">The network.</param>
    /// <param name="endpoint">The address.</param>
    /// <exception cref="ArgumentException">The address belongs to another network.</exception>
    public void AddOrUpdateAllocatedEndpoint(NetworkIdentifier networkId, AllocatedEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(networkId);
        ArgumentNullException.ThrowIfNull(endpoint);

        if (endpoint.NetworkID != networkId)
        {
            throw new ArgumentException($"The allocated endpoint belongs to the network '{endpoint.NetworkID.Value}', not to '{networkId.Value}'.", nameof(endpoint));
        }

        var shareWithPublic = false;
        lock (_lock)
        {
            if (networkId == KnownNetworkIdentifiers.PublicInternet)
            {
                _publicIsOwn = true;
            }
            else if (networkId == KnownNetworkIdentifiers.LocalhostNetwork)
            {
                shareWithPublic = !_publicIsOwn;
            }
        }

        GetSnapshotFor(networkId).Snapshot.SetValue(endpoint);
        if (shareWithPublic)
        {
            GetSnapshotFor(KnownNetworkIdentifiers.PublicInternet).Snapshot.SetValue(endpoint);
        }
    }

    /// <summary>Gets the address of the endpoint in a network, waiting until it is set.</summary>
    /// <param name="networkId">The network.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The address.</returns>
    public Task<AllocatedEndpoint> GetAllocatedEndpointAsync(NetworkIdentifier networkId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(networkId);
        return GetSnapshotFor(networkId).Snapshot.GetValueAsync(cancellationToken);
    }

    internal bool TryGetAllocatedEndpoint(NetworkIdentifier networkId, [NotNullWhen(true)] out AllocatedEndpoint? endpoint)
    {
        endpoint = GetSnapshotFor(networkId).Snapshot.ValueOrDefault;
        return endpoint is not null;
    }

    internal void Fail(Exception exception)
    {
        foreach (var snapshot in this)
        {
            snapshot.Snapshot.SetException(exception);
        }
    }

    private NetworkEndpointSnapshot GetSnapshotFor(NetworkIdentifier networkId)
    {
        lock (_lock)
        {
            var snapshot = _snapshots.Find(s => s.NetworkID == networkId);
            if (snapshot is null)
            {
                snapshot = new(new ValueSnapshot<AllocatedEndpoint>(), networkId);
                _snapshots.Add(snapshot);
            }

            return snapshot;
        }
    }
}
