using System.Numerics;

namespace WpAspire.Hosting.LoadBalancing;

/// <summary>
/// Counts durations in buckets that grow with them: a bucket is at most 1/32 of its durations wide, so that percentiles
/// are right to about 3 percent, from a microsecond to 17 minutes, in 3 kB.
/// </summary>
internal static class LatencyBuckets
{
    private const int SubBucketBits = 5;
    private const int SubBuckets = 1 << SubBucketBits;
    private const int LongestBits = 30;

    /// <summary>The number of buckets.</summary>
    public const int Count = (LongestBits - SubBucketBits + 1) * SubBuckets;

    /// <summary>The bucket of a duration.</summary>
    public static int IndexOf(TimeSpan duration)
    {
        var microseconds = (ulong)Math.Clamp(duration.Ticks / TimeSpan.TicksPerMicrosecond, 0, (1L << LongestBits) - 1);
        var shift = Math.Max(0, BitOperations.Log2(microseconds) - SubBucketBits);
        return (shift * SubBuckets) + (int)(microseconds >> shift);
    }

    /// <summary>The duration in the middle of a bucket.</summary>
    public static TimeSpan DurationOf(int index)
    {
        var shift = Math.Max(0, (index / SubBuckets) - 1);
        var lowest = (long)(index - (shift * SubBuckets)) << shift;
        return TimeSpan.FromMicroseconds(lowest + ((1L << shift) / 2.0));
    }

    /// <summary>The durations that the given shares of all counted ones do not exceed (the nearest rank).</summary>
    /// <param name="counts">How many durations each bucket has.</param>
    /// <param name="shares">The shares, from 0 to 1, in ascending order.</param>
    /// <returns>The durations; <see langword="null"/> each where nothing was counted.</returns>
    public static TimeSpan?[] Percentiles(ReadOnlySpan<int> counts, params ReadOnlySpan<double> shares)
    {
        var total = 0L;
        foreach (var count in counts)
        {
            total += count;
        }

        var percentiles = new TimeSpan?[shares.Length];
        var (seen, next) = (0L, 0);
        for (var index = 0; index < counts.Length && total > 0; index++)
        {
            seen += counts[index];
            while (next < shares.Length && seen >= Math.Max(1, Math.Ceiling(shares[next] * total)))
            {
                percentiles[next++] = DurationOf(index);
            }
        }

        return percentiles;
    }
}
