using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace WpAspire.Hosting.LoadBalancing;

/// <summary>
/// Leaves a replica alone for a moment as soon as one request could not be brought to it. A rate of failures over a
/// window would be too slow: a dead replica has the fewest requests, and so would be chosen for every new one.
/// </summary>
internal sealed class TransportFailures(IDestinationHealthUpdater health, ConcurrentDictionary<string, Backend> backends, ILogger logger) : IPassiveHealthCheckPolicy
{
    /// <summary>The policy's name in a cluster's configuration.</summary>
    public const string PolicyName = "TransportFailures";

    /// <summary>How long the replica is left alone. One that has really ended is withdrawn meanwhile.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public string Name => PolicyName;

    /// <inheritdoc/>
    public void RequestProxied(HttpContext context, ClusterState cluster, DestinationState destination)
    {
        if (context.Features.Get<IForwarderErrorFeature>() is { Error: ForwarderError.Request } failure && !context.RequestAborted.IsCancellationRequested)
        {
            health.SetPassive(cluster, destination, DestinationHealth.Unhealthy, s_pause);
            logger.LogWarning("{Replica} did not answer a request: {Reason}", backends.GetValueOrDefault(destination.DestinationId)?.Name ?? "a replica that is gone", failure.Exception?.Message);
        }
    }
}
