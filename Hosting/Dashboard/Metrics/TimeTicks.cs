using System.Collections.Immutable;

namespace WpAspire.Hosting.Dashboard.Metrics;

/// <summary>Chooses the marks of the time axis: full minutes of the clock on the wall.</summary>
internal static class TimeTicks
{
    private const int Most = 5;

    private static readonly int[] s_minutes = [1, 2, 5, 10, 15, 30];

    /// <summary>The marks between two moments.</summary>
    public static ImmutableArray<DateTimeOffset> For(DateTimeOffset from, DateTimeOffset to)
    {
        var step = TimeSpan.FromMinutes(s_minutes.FirstOrDefault(m => (to - from).TotalMinutes / m <= Most, 60));

        // The hour begins where the time zone says.
        var local = from.Ticks + step.Ticks - 1;
        var first = new DateTimeOffset(local - (local % step.Ticks), from.Offset);
        return [.. Enumerable.Range(0, Most + 1).Select(i => first + (step * i)).TakeWhile(t => t <= to)];
    }
}
