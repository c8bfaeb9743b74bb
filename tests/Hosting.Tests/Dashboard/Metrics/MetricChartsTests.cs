using WpAspire.Hosting.Dashboard.Metrics;
using WpAspire.Hosting.Metrics;

namespace WpAspire.Hosting.Tests.Dashboard.Metrics;

public class MetricChartsTests
{
    private static readonly MetricDefinition s_cpu = new("container.cpu", "CPU", MetricUnit.Percent);
    private static readonly MetricDefinition s_sent = new("sent", "Sent", MetricUnit.BytesPerSecond) { Chart = "Network" };
    private static readonly MetricDefinition s_received = new("received", "Received", MetricUnit.BytesPerSecond) { Chart = "Network" };
    private static readonly DateTimeOffset s_start = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ResourceMetricsService _metrics = new();

    [Fact]
    public void Before_the_first_measurement_there_are_no_charts() => Assert.Empty(Charts());

    [Fact]
    public void Each_resource_has_its_charts()
    {
        _metrics.Record(s_start, [new("web", 1, s_cpu, 1), new("web", 1, s_sent, 1), new("db", 1, s_cpu, 1)]);

        Assert.Equal(["web: CPU, Network", "db: CPU"], Charts().Select(r => $"{r.Resource}: {string.Join(", ", r.Charts.Select(c => c.Title))}"));
    }

    [Fact]
    public void One_metric_has_a_curve_for_each_replica()
    {
        _metrics.Record(s_start, [new("web", 2, s_cpu, 20, Maximum: 200), new("web", 1, s_cpu, 10, Maximum: 200)]);

        var chart = Charts()[0].Charts[0];
        Assert.Equal([("web-1", "c1", 10), ("web-2", "c2", 20)], chart.Lines.Select(l => (l.Label, l.Style, l.Latest)));
        Assert.Equal(200, chart.Maximum);
    }

    [Fact]
    public void The_curve_of_the_only_replica_has_the_name_of_what_it_shows()
    {
        _metrics.Record(s_start, [new("web", 1, s_cpu, 10)]);

        Assert.Equal("CPU", Assert.Single(Charts()[0].Charts[0].Lines).Label);
    }

    [Fact]
    public void Several_metrics_have_a_curve_each_of_all_replicas_together()
    {
        _metrics.Record(s_start, [new("web", 1, s_sent, 1), new("web", 2, s_sent, 2), new("web", 1, s_received, 10), new("web", 2, s_received, double.NaN)]);

        Assert.Equal([("Sent", 3), ("Received", 10)], Charts()[0].Charts[0].Lines.Select(l => (l.Label, l.Latest)));
    }

    [Fact]
    public void Status_codes_have_their_colours()
    {
        _metrics.Record(s_start, [.. new[] { "2xx", "3xx", "4xx", "5xx" }.Select(c => new MetricSample("web", null, new MetricDefinition($"http.requests.{c}", c, MetricUnit.PerSecond) { Chart = "Requests" }, 1))]);

        Assert.Equal(["good", "c1", "warning", "bad"], Charts()[0].Charts[0].Lines.Select(l => l.Style));
    }

    [Fact]
    public void The_time_axis_is_the_period_however_little_was_measured()
    {
        _metrics.Record(s_start, [new("web", 1, s_cpu, 1)]);
        _metrics.Record(s_start.AddSeconds(5), [new("web", 1, s_cpu, 2)]);

        var chart = Charts()[0].Charts[0];
        Assert.Equal((s_start.AddSeconds(5).AddMinutes(-15), s_start.AddSeconds(5)), (chart.From, chart.To));
        Assert.Equal([s_start, s_start.AddSeconds(5)], chart.Times);
    }

    private System.Collections.Immutable.ImmutableArray<ResourceCharts> Charts() => MetricCharts.Of(_metrics.GetSnapshot(TimeSpan.FromMinutes(15)), TimeSpan.FromMinutes(15));
}
