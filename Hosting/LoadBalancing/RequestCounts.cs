namespace WpAspire.Hosting.LoadBalancing;

/// <summary>What a load balancer did in a while.</summary>
internal sealed record RequestCounts
{
    /// <summary>The requests that ended, by the first digit of the answer's status code.</summary>
    public required IReadOnlyList<long> ByClass { get; init; }

    /// <summary>How long they took, in <see cref="LatencyBuckets"/>.</summary>
    public required int[] Latencies { get; init; }

    /// <summary>The requests that were asked of a second replica.</summary>
    public required long Retries { get; init; }

    /// <summary>The most requests at once.</summary>
    public required int MostInFlight { get; init; }
}
