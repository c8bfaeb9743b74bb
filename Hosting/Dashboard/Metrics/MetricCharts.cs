using System.Collections.Immutable;
using System.Globalization;

namespace WpAspire.Hosting.Dashboard.Metrics;

/// <summary>Makes charts of what was measured.</summary>
internal static class MetricCharts
{
    // About one for each two pixels.
    private const int MostPoints = 240;
    private const int Colours = 6;

    /// <summary>The charts of each resource, for the period that ends with the newest value.</summary>
    public static ImmutableArray<ResourceCharts> Of(MetricsSnapshot snapshot, TimeSpan period)
    {
        if (snapshot.Count == 0)
        {
            return [];
        }

        var thinning = Thinning.For(snapshot.Start.UtcTicks / snapshot.Interval.Ticks, snapshot.Count, MostPoints);
        var to = snapshot.TimeOf(snapshot.Count - 1);
        var times = thinning.Places().Select(place => snapshot.Start + (snapshot.Interval * place)).ToImmutableArray();
        return [.. from series in snapshot.Series
                   group series by series.Resource into resource
                   select new ResourceCharts(resource.Key, [.. resource.GroupBy(static s => s.Metric.Chart, StringComparer.Ordinal).Select(chart => new Chart
                   {
                       Title = chart.Key,
                       Unit = chart.First().Metric.Unit,
                       Maximum = chart.Max(static s => s.Maximum),
                       Lines = Lines([.. chart], thinning),
                       Times = times,
                       From = to - period,
                       To = to,
                   })])];
    }

    // One metric has a curve for each replica; several have one each, of all replicas together.
    private static ImmutableArray<ChartLine> Lines(ImmutableArray<MetricSeriesSnapshot> chart, Thinning thinning)
    {
        var metrics = chart.GroupBy(static s => s.Metric.Name, StringComparer.Ordinal).Select(static g => g.ToList()).ToList();
        if (metrics is [{ Count: > 1 } replicas])
        {
            return [.. replicas.OrderBy(static s => s.Replica).Select((series, i) => new ChartLine(
                string.Create(CultureInfo.InvariantCulture, $"{series.Resource}-{series.Replica}"), Colour(i), thinning.Apply(series.Values, IsPeak(series))))];
        }

        return [.. metrics.Select((series, i) => new ChartLine(
            series[0].Metric.Title, StyleOf(series[0].Metric) ?? Colour(i), thinning.Apply(Together(series), IsPeak(series[0]))))];
    }

    // The slowest moments are what one looks for.
    private static bool IsPeak(MetricSeriesSnapshot series) => series.Metric.Unit == MetricUnit.Seconds;

    private static string Colour(int index) => string.Create(CultureInfo.InvariantCulture, $"c{(index % Colours) + 1}");

    // Status codes have colours that everybody knows.
    private static string? StyleOf(MetricDefinition metric) => metric.Name.Split('.')[^1] switch
    {
        "2xx" => "good",
        "3xx" => "c1",
        "4xx" => "warning",
        "5xx" => "bad",
        _ => null,
    };

    private static ImmutableArray<float> Together(List<MetricSeriesSnapshot> replicas)
    {
        if (replicas.Count == 1)
        {
            return replicas[0].Values;
        }

        var isShare = replicas[0].Metric.Unit is MetricUnit.Percent or MetricUnit.Seconds;
        return [.. Enumerable.Range(0, replicas[0].Values.Length).Select(i =>
        {
            var known = replicas.Select(r => r.Values[i]).Where(static v => !float.IsNaN(v)).ToList();
            return known.Count == 0 ? float.NaN : isShare ? known.Average() : known.Sum();
        })];
    }
}
