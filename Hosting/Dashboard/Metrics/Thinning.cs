using System.Collections.Immutable;

namespace WpAspire.Hosting.Dashboard.Metrics;

/// <summary>Makes few points of many, for a chart that is narrower than they are many.</summary>
/// <param name="Start">The turn of the first value.</param>
/// <param name="Count">The number of values.</param>
/// <param name="Size">How many values become one point.</param>
internal readonly record struct Thinning(long Start, int Count, int Size)
{
    /// <summary>The thinning that leaves at most so many points.</summary>
    public static Thinning For(long start, int count, int mostPoints) => new(start, count, Math.Max(1, (count + mostPoints - 1) / mostPoints));

    /// <summary>The places of the points among the values, each the middle of those that it stands for.</summary>
    public ImmutableArray<double> Places() => [.. Groups().Select(static g => (g.From + g.To - 1) / 2.0)];

    /// <summary>The points: the mean of those values that are there, or the greatest of them.</summary>
    public ImmutableArray<float> Apply(ImmutableArray<float> values, bool greatest) => [.. Groups().Select(g =>
    {
        var known = values[g.From..g.To].Where(static v => !float.IsNaN(v)).DefaultIfEmpty(float.NaN);
        return greatest ? known.Max() : known.Average();
    })];

    // Groups begin at multiples of their size, so that a point keeps its values when there is one more at the end.
    private IEnumerable<(int From, int To)> Groups()
    {
        for (var from = 0; from < Count;)
        {
            var to = (int)Math.Min(Count, from + Size - ((Start + from) % Size));
            yield return (from, to);
            from = to;
        }
    }
}
