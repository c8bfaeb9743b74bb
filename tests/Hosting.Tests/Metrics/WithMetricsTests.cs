namespace WpAspire.Hosting.Tests.Metrics;

public class WithMetricsTests
{
    private static readonly Func<MetricsContext, CancellationToken, Task<IMetricsReader>> s_open = (_, _) => throw new InvalidOperationException();

    private readonly IResourceBuilder<ContainerResource> _web = DistributedApplication.CreateBuilder([]).AddContainer("web", "nginx");

    [Fact]
    public void Metrics_are_added_to_those_that_are_there()
    {
        _web.WithMetrics([new("jobs", "{job}", "Jobs.")], s_open).WithMetrics([new("jobs.failed_ever", "1", "Failed.")], s_open);

        Assert.Equal(["jobs", "jobs.failed_ever"], _web.Resource.Annotations.OfType<MetricsAnnotation>().SelectMany(a => a.Metrics).Select(m => m.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Jobs")]
    [InlineData("jobs done")]
    [InlineData("jobs.")]
    [InlineData("1jobs")]
    public void A_name_is_words_with_dots(string name) => Refused("words of lower-case letters, digits and underscores", new MetricDefinition(name, "1", "Jobs."));

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("µs")]
    public void A_unit_is_one_of_UCUM(string unit) => Refused("as UCUM writes units", new MetricDefinition("jobs", unit, "Jobs."));

    [Fact]
    public void A_name_is_unique_in_the_resource() =>
        Refused("has the metric 'jobs' already", new MetricDefinition("jobs", "{job}", "Jobs."), new MetricDefinition("jobs", "{job}", "Others."));

    private void Refused(string reason, params MetricDefinition[] metrics)
    {
        var error = Assert.Throws<DistributedApplicationException>(() => _web.WithMetrics(metrics, s_open));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("'web'", error.Message, StringComparison.Ordinal);
        Assert.Empty(_web.Resource.Annotations.OfType<MetricsAnnotation>());
    }
}
