using System.Collections.Immutable;

namespace WpAspire.Hosting.Dashboard.Metrics;

/// <summary>One curve of a chart.</summary>
/// <param name="Label">What the legend says.</param>
/// <param name="Style">The name of its colour.</param>
/// <param name="Values">A value for each time of the chart; not a number for a gap.</param>
public sealed record ChartLine(string Label, string Style, ImmutableArray<float> Values)
{
    /// <summary>The newest value that there is; not a number where there is none.</summary>
    public float Latest => Values.LastOrDefault(static v => !float.IsNaN(v), float.NaN);
}
