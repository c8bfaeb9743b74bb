using CsCheck;
using WpAspire.Hosting.Orchestration.LoadBalancing;

namespace WpAspire.Hosting.Tests.Metrics;

public class LatencyBucketsTests
{
    private static readonly double[] s_shares = [0.5, 0.95, 0.99];

    // From a microsecond to a quarter of an hour, short ones as often as long ones.
    private static readonly Gen<TimeSpan> s_duration = Gen.Double[0, 8.9].Select(static exponent => TimeSpan.FromMicroseconds(Math.Pow(10, exponent)));

    [Fact]
    public void Percentiles_are_those_of_the_sorted_durations_within_three_percent() => s_duration.Array[1, 200].Sample(durations =>
    {
        var counts = new int[LatencyBuckets.Count];
        foreach (var duration in durations)
        {
            counts[LatencyBuckets.IndexOf(duration)]++;
        }

        var percentiles = LatencyBuckets.Percentiles(counts, s_shares);

        Array.Sort(durations);
        foreach (var (share, percentile) in s_shares.Zip(percentiles))
        {
            var naive = durations[(int)Math.Ceiling(share * durations.Length) - 1].TotalMicroseconds;
            Assert.InRange(percentile!.Value.TotalMicroseconds, (naive * 0.97) - 1, (naive * 1.03) + 1);
        }
    });

    [Fact]
    public void A_bucket_holds_the_duration_in_its_middle() => Gen.Int[0, LatencyBuckets.Count - 1].Sample(static index =>
        Assert.Equal(index, LatencyBuckets.IndexOf(LatencyBuckets.DurationOf(index))));

    [Fact]
    public void Longer_durations_are_in_later_buckets() => Gen.Select(s_duration, s_duration).Sample(static (a, b) =>
        Assert.True(a <= b == LatencyBuckets.IndexOf(a) <= LatencyBuckets.IndexOf(b) || LatencyBuckets.IndexOf(a) == LatencyBuckets.IndexOf(b)));

    [Fact]
    public void What_is_longer_than_the_longest_is_counted_as_that() =>
        Assert.Equal(LatencyBuckets.Count - 1, LatencyBuckets.IndexOf(TimeSpan.FromDays(1)));

    [Fact]
    public void Of_nothing_there_are_no_percentiles() =>
        Assert.All(LatencyBuckets.Percentiles(new int[LatencyBuckets.Count], s_shares), static p => Assert.Null(p));
}
