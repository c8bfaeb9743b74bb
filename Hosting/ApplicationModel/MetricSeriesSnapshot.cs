using System.Collections.Immutable;
using System.Globalization;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The values of one metric over the time of a <see cref="MetricsSnapshot"/>.</summary>
public sealed record MetricSeriesSnapshot
{
    /// <summary>Unique in a run, such as <c>wordpress/2/container.cpu</c> or <c>wordpress/http.requests</c>.</summary>
    public string Id => Replica is { } replica
        ? string.Create(CultureInfo.InvariantCulture, $"{Resource}/{replica}/{Metric.Name}")
        : $"{Resource}/{Metric.Name}";

    /// <summary>The name of the resource.</summary>
    public required string Resource { get; init; }

    /// <summary>Which of the resource's replicas, from 1; <see langword="null"/> for what concerns the resource as a whole.</summary>
    public int? Replica { get; init; }

    /// <summary>What was measured.</summary>
    public required MetricDefinition Metric { get; init; }

    /// <summary>The most that a value can be, where that is known: a container's memory limit, or 100 percent for each core of the machine.</summary>
    public double? Maximum { get; init; }

    /// <summary>One value for each time of the snapshot, the oldest first; <see cref="float.NaN"/> where there is none.</summary>
    public required ImmutableArray<float> Values { get; init; }
}
