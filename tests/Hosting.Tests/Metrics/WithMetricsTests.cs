namespace WpAspire.Hosting.Tests.Metrics;

public class WithMetricsTests
{
    private static readonly Func<MetricsContext, CancellationToken, Task<IMetricsReader>> s_open = (_, _) => throw new InvalidOperationException();

    private readonly IResourceBuilder<ContainerResource> _web = TestApp.Create().AddContainer("web", "nginx");

    [Fact]
    public void Metrics_are_added_to_those_that_are_there()
    {
        _web.WithMetrics([new("jobs", "Jobs", MetricUnit.Count)], s_open).WithMetrics([new("jobs.failed", "Failed", MetricUnit.Count)], s_open);

        Assert.Equal(["jobs", "jobs.failed"], _web.Resource.Annotations.OfType<MetricsAnnotation>().SelectMany(a => a.Metrics).Select(m => m.Name));
    }

    [Fact]
    public void A_metric_has_a_chart_of_its_own_unless_it_says_otherwise() =>
        Assert.Equal(("Jobs", "Work"), (new MetricDefinition("jobs", "Jobs", MetricUnit.Count).Chart, new MetricDefinition("jobs", "Jobs", MetricUnit.Count) { Chart = "Work" }.Chart));

    [Theory]
    [InlineData("")]
    [InlineData("Jobs")]
    [InlineData("jobs done")]
    [InlineData("jobs.")]
    [InlineData("1jobs")]
    public void A_name_is_words_with_dots_or_hyphens(string name) =>
        Refused("words of lower-case letters and digits", new MetricDefinition(name, "Jobs", MetricUnit.Count));

    [Fact]
    public void A_name_is_unique_in_the_resource() =>
        Refused("has the metric 'jobs' already", new MetricDefinition("jobs", "Jobs", MetricUnit.Count), new MetricDefinition("jobs", "Others", MetricUnit.Count));

    [Fact]
    public void A_counter_is_kept_as_a_rate() =>
        Refused("in PerSecond or BytesPerSecond", new MetricDefinition("jobs", "Jobs", MetricUnit.Count) { Kind = MetricKind.Counter });

    [Fact]
    public void A_chart_has_one_unit() =>
        Refused("give them one unit or two charts", new MetricDefinition("jobs", "Jobs", MetricUnit.Count) { Chart = "Work" }, new MetricDefinition("time", "Time", MetricUnit.Seconds) { Chart = "Work" });

    private void Refused(string reason, params MetricDefinition[] metrics)
    {
        var error = Assert.Throws<DistributedApplicationException>(() => _web.WithMetrics(metrics, s_open));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("'web'", error.Message, StringComparison.Ordinal);
        Assert.Empty(_web.Resource.Annotations.OfType<MetricsAnnotation>());
    }
}
