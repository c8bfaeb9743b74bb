using System.Collections.Immutable;

namespace WpAspire.Hosting.Dashboard.Metrics;

/// <summary>Chooses the marks of an axis: round numbers from 0 to just above the greatest value.</summary>
internal static class NiceTicks
{
    private const int MostSteps = 4;

    private static readonly double[] s_decimal = [1, 2, 2.5, 5, 10];

    /// <summary>The marks of an axis, the last of which is its end.</summary>
    /// <param name="greatest">The greatest value.</param>
    /// <param name="unit">Its unit: bytes have steps of powers of two, and there are no halves of things.</param>
    public static ImmutableArray<double> For(double greatest, MetricUnit unit)
    {
        var top = double.IsFinite(greatest) && greatest > 0 ? greatest : LeastTop(unit);
        var step = StepOf(top / MostSteps, unit);
        var steps = Math.Clamp((int)Math.Ceiling((top / step) - 1e-9), 1, MostSteps);
        return [.. Enumerable.Range(0, steps + 1).Select(i => i * step)];
    }

    // An axis of nothing but zeros needs an end, too.
    private static double LeastTop(MetricUnit unit) => unit switch
    {
        MetricUnit.Bytes or MetricUnit.BytesPerSecond => 1024,
        MetricUnit.Seconds => 0.001,
        _ => 1,
    };

    private static double StepOf(double least, MetricUnit unit)
    {
        if (unit is MetricUnit.Bytes or MetricUnit.BytesPerSecond)
        {
            return Math.Pow(2, Math.Max(0, Math.Ceiling(Math.Log2(least) - 1e-9)));
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        var step = power * s_decimal.First(factor => factor * power >= least * (1 - 1e-9));
        return unit == MetricUnit.Count ? Math.Max(1, Math.Ceiling(step)) : step;
    }
}
