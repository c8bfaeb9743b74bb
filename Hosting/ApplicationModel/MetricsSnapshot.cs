using System.Collections.Immutable;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>What was measured in a period. It never changes.</summary>
public sealed record MetricsSnapshot
{
    /// <summary>The time of the first value of each series.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The time from one value to the next.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>The number of values of each series; 0 before the first measurement.</summary>
    public required int Count { get; init; }

    /// <summary>The series, by resource in the order in which they were first measured, each resource's together.</summary>
    public required ImmutableArray<MetricSeriesSnapshot> Series { get; init; }

    /// <summary>The time of a value.</summary>
    /// <param name="index">Which of the values, from 0.</param>
    /// <returns>The time.</returns>
    public DateTimeOffset TimeOf(int index) => Start + (Interval * index);
}
