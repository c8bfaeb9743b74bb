using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace WpAspire.Hosting.LoadBalancing;

/// <summary>
/// Counts the requests of a load balancer while they pass. It allocates nothing and takes no lock: what it costs a
/// request is a handful of interlocked additions.
/// </summary>
internal sealed class RequestRecorder
{
    private readonly long[] _classes = new long[6];
    private readonly int[] _latencies = new int[LatencyBuckets.Count];
    private long _retries;
    private int _inFlight;
    private int _most;

    /// <summary>A request has come.</summary>
    /// <returns>When, for <see cref="End"/>.</returns>
    public long Begin()
    {
        var inFlight = Interlocked.Increment(ref _inFlight);
        var most = Volatile.Read(ref _most);
        while (inFlight > most)
        {
            most = Interlocked.CompareExchange(ref _most, inFlight, most);
        }

        return Stopwatch.GetTimestamp();
    }

    /// <summary>A request is asked of another replica.</summary>
    public void Retry() => Interlocked.Increment(ref _retries);

    /// <summary>A request has been answered to the end, or was broken off.</summary>
    /// <param name="began">What <see cref="Begin"/> gave.</param>
    /// <param name="statusCode">The status code of the answer.</param>
    public void End(long began, int statusCode)
    {
        Interlocked.Decrement(ref _inFlight);
        Interlocked.Increment(ref _classes[Math.Clamp(statusCode / 100, 0, 5)]);

        // How long a WebSocket is open says nothing of how fast it was answered.
        if (statusCode != StatusCodes.Status101SwitchingProtocols)
        {
            Interlocked.Increment(ref _latencies[LatencyBuckets.IndexOf(Stopwatch.GetElapsedTime(began))]);
        }
    }

    /// <summary>Takes what was counted since the last time. There is one who does.</summary>
    public RequestCounts Collect()
    {
        var latencies = new int[LatencyBuckets.Count];
        for (var i = 0; i < latencies.Length; i++)
        {
            latencies[i] = Interlocked.Exchange(ref _latencies[i], 0);
        }

        return new RequestCounts
        {
            ByClass = [.. Enumerable.Range(0, _classes.Length).Select(i => Interlocked.Exchange(ref _classes[i], 0))],
            Latencies = latencies,
            Retries = Interlocked.Exchange(ref _retries, 0),
            MostInFlight = Interlocked.Exchange(ref _most, Volatile.Read(ref _inFlight)),
        };
    }
}
