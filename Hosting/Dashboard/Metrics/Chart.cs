using System.Collections.Immutable;

namespace WpAspire.Hosting.Dashboard.Metrics;

/// <summary>A chart as it is drawn.</summary>
public sealed record Chart
{
    /// <summary>What it shows.</summary>
    public required string Title { get; init; }

    /// <summary>The unit of its values.</summary>
    public required MetricUnit Unit { get; init; }

    /// <summary>The most that a value can be, where that is known.</summary>
    public double? Maximum { get; init; }

    /// <summary>Its curves.</summary>
    public required ImmutableArray<ChartLine> Lines { get; init; }

    /// <summary>The times of the values.</summary>
    public required ImmutableArray<DateTimeOffset> Times { get; init; }

    /// <summary>Where the time axis begins.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Where the time axis ends.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The marks of the value axis.</summary>
    public ImmutableArray<double> Ticks => NiceTicks.For(Lines.SelectMany(static l => l.Values).Where(static v => !float.IsNaN(v)).DefaultIfEmpty().Max(), Unit);
}

/// <summary>The charts of one resource.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Charts">Its charts.</param>
internal sealed record ResourceCharts(string Resource, ImmutableArray<Chart> Charts);
