namespace WpAspire.Hosting.Dashboard.Graphs;

/// <summary>Isotonic regression: the ascending values that are nearest to given ones.</summary>
internal static class Isotonic
{
    /// <summary>
    /// The ascending values with the smallest sum of squared distances to the given ones, by pooling neighbours that are
    /// out of order until none is.
    /// </summary>
    public static double[] Fit(IReadOnlyList<double> values)
    {
        var pools = new Stack<(double Sum, int Count)>();
        foreach (var value in values)
        {
            var pool = (Sum: value, Count: 1);
            while (pools.TryPeek(out var last) && last.Sum / last.Count > pool.Sum / pool.Count)
            {
                pools.Pop();
                pool = (pool.Sum + last.Sum, pool.Count + last.Count);
            }

            pools.Push(pool);
        }

        return [.. pools.Reverse().SelectMany(static p => Enumerable.Repeat(p.Sum / p.Count, p.Count))];
    }
}
