using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.Model;

namespace WpAspire.Hosting.LoadBalancing;

/// <summary>
/// Chooses a replica with the fewest requests. Of several such, the next in turn: otherwise a site with little to do
/// would only ever be served by its first replica, and what breaks with several would stay hidden.
/// </summary>
internal sealed class RotatingLeastRequests : ILoadBalancingPolicy
{
    /// <summary>The policy's name in a cluster's configuration.</summary>
    public const string PolicyName = "RotatingLeastRequests";

    private uint _turn;

    /// <inheritdoc/>
    public string Name => PolicyName;

    /// <inheritdoc/>
    public DestinationState? PickDestination(HttpContext context, ClusterState cluster, IReadOnlyList<DestinationState> availableDestinations)
    {
        var count = availableDestinations.Count;
        if (count == 0)
        {
            return null;
        }

        var first = (int)(Interlocked.Increment(ref _turn) % (uint)count);
        var chosen = availableDestinations[first];
        for (var i = 1; i < count; i++)
        {
            var other = availableDestinations[(first + i) % count];
            if (other.ConcurrentRequestCount < chosen.ConcurrentRequestCount)
            {
                chosen = other;
            }
        }

        return chosen;
    }
}
