using System.Diagnostics;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The address of an endpoint in one network.</summary>
/// <param name="Snapshot">The address, which may be set later.</param>
/// <param name="NetworkID">The network.</param>
[DebuggerDisplay("NetworkID = {NetworkID}, Endpoint = {Snapshot}")]
public record NetworkEndpointSnapshot(ValueSnapshot<AllocatedEndpoint> Snapshot, NetworkIdentifier NetworkID);
