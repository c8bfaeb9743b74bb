using WpAspire.Hosting.Metrics;

namespace WpAspire.Hosting.Tests.Metrics;

public class ResourceMetricsServiceTests
{
    private static readonly MetricDefinition s_cpu = new("container.cpu", "CPU", MetricUnit.Percent);
    private static readonly MetricDefinition s_memory = new("container.memory", "Memory", MetricUnit.Bytes);
    private static readonly DateTimeOffset s_start = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ResourceMetricsService _metrics = new();

    [Fact]
    public void Before_the_first_measurement_there_is_nothing()
    {
        var snapshot = _metrics.GetSnapshot();

        Assert.Equal(0, snapshot.Count);
        Assert.Empty(snapshot.Series);
    }

    [Fact]
    public void Every_value_has_a_time()
    {
        Record(0, Web(1));
        Record(5, Web(2));

        var snapshot = _metrics.GetSnapshot();

        Assert.Equal([1, 2], Assert.Single(snapshot.Series).Values);
        Assert.Equal(s_start.AddSeconds(5), snapshot.TimeOf(1));
    }

    [Fact]
    public void Measurements_that_come_a_little_early_or_late_are_one_after_the_other()
    {
        Record(0, Web(1));
        Record(5.9, Web(2));
        Record(9.2, Web(3));

        Assert.Equal([1, 2, 3], Assert.Single(_metrics.GetSnapshot().Series).Values);
    }

    [Fact]
    public void While_the_machine_slept_there_is_a_gap()
    {
        Record(0, Web(1));
        Record(20, Web(2));

        Assert.Equal([1, float.NaN, float.NaN, float.NaN, 2], Assert.Single(_metrics.GetSnapshot().Series).Values);
    }

    [Fact]
    public void A_clock_that_is_put_back_loses_no_measurement()
    {
        Record(0, Web(1));
        Record(5, Web(2));
        Record(-3600, Web(3));

        Assert.Equal([1, 2, 3], Assert.Single(_metrics.GetSnapshot().Series).Values);
    }

    [Fact]
    public void What_is_no_number_is_a_gap_and_makes_no_series()
    {
        Record(0, Web(double.NaN), new MetricSample("web", 1, s_memory, 1));
        Assert.Equal("web/1/container.memory", Assert.Single(_metrics.GetSnapshot().Series).Id);
        Record(5, Web(2), new MetricSample("web", 1, s_memory, double.PositiveInfinity));

        var series = _metrics.GetSnapshot().Series;

        Assert.Equal(["web/1/container.cpu", "web/1/container.memory"], series.Select(s => s.Id));
        Assert.Equal([float.NaN, 2], series[0].Values);
        Assert.Equal([1, float.NaN], series[1].Values);
    }

    [Fact]
    public void A_period_is_the_end_of_what_is_kept()
    {
        for (var second = 0; second < 600; second += 5)
        {
            Record(second, Web(second));
        }

        var snapshot = _metrics.GetSnapshot(TimeSpan.FromMinutes(5));

        Assert.Equal(60, snapshot.Count);
        Assert.Equal(s_start.AddSeconds(300), snapshot.Start);
        Assert.Equal(300, Assert.Single(snapshot.Series).Values[0]);
    }

    [Fact]
    public void After_an_hour_old_values_make_room_and_replicas_that_are_gone_disappear()
    {
        Record(0, Web(0), new MetricSample("web", 2, s_cpu, 7));
        for (var second = 5; second < 3600; second += 5)
        {
            Record(second, Web(second));
        }

        Assert.Equal(2, _metrics.GetSnapshot().Series.Length);
        Record(3600, Web(3600));

        var snapshot = _metrics.GetSnapshot();
        Assert.Equal(720, snapshot.Count);
        var series = Assert.Single(snapshot.Series);
        Assert.Equal(1, series.Replica);
        Assert.Equal((5, 3600), (series.Values[0], series.Values[^1]));
    }

    [Fact]
    public void The_series_of_a_resource_are_together()
    {
        Record(0, Web(1), new MetricSample("db", 1, s_cpu, 1));
        Record(5, new MetricSample("web", null, new MetricDefinition("http.retries", "Retries", MetricUnit.PerSecond), 1));

        Assert.Equal(["web/1/container.cpu", "web/http.retries", "db/1/container.cpu"], _metrics.GetSnapshot().Series.Select(s => s.Id));
    }

    [Fact]
    public async Task Whoever_watches_gets_what_there_is_and_then_each_change()
    {
        Record(0, Web(1));
        await using var watching = _metrics.WatchAsync(cancellationToken: TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        Assert.True(await watching.MoveNextAsync());
        Assert.Equal(1, watching.Current.Count);
        var next = watching.MoveNextAsync();
        Assert.False(next.IsCompleted);
        Record(5, Web(2));
        Assert.True(await next);
        Assert.Equal(2, watching.Current.Count);
    }

    [Fact]
    public void A_snapshot_does_not_change()
    {
        Record(0, Web(1), new MetricSample("web", 1, s_memory, 10, Maximum: 100));
        var snapshot = _metrics.GetSnapshot();

        Record(5, Web(2));

        Assert.Equal(1, snapshot.Count);
        Assert.All(snapshot.Series, s => Assert.Single(s.Values));
        Assert.Equal(100, snapshot.Series[1].Maximum);
    }

    private static MetricSample Web(double cpu) => new("web", 1, s_cpu, cpu);

    private void Record(double second, params MetricSample[] samples) => _metrics.Record(s_start.AddSeconds(second), samples);
}
