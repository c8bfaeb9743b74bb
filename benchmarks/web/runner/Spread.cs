namespace WpAspire.WebBenchmark;

/// <summary>The median of several measurements, and how far they are apart.</summary>
internal sealed record Spread(double Median, double Min, double Max)
{
    /// <summary>Of some values.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return new(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }
}
