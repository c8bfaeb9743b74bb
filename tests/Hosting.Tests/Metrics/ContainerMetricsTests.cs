using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using WpAspire.Hosting.Containers;
using WpAspire.Hosting.Metrics;
using WpAspire.Hosting.Tests.Telemetry;

namespace WpAspire.Hosting.Tests.Metrics;

/// <summary>How the readers of integrations are used, and what becomes of their values.</summary>
public sealed class ContainerMetricsTests : IAsyncLifetime
{
    private static readonly MetricDefinition s_jobs = new("jobs", "{job}", "Jobs, by what they do.");
    private static readonly MetricDefinition s_done = new("jobs.done", "{job}", "Jobs that are done.", MetricKind.Counter);

    private readonly ContainerResource _worker = new("worker");
    private readonly List<Reader> _readers = [];
    private OtlpReceiver _receiver = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _receiver = await OtlpReceiver.StartAsync();

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Fact]
    public async Task Values_arrive_under_the_name_of_the_resource_with_unit_and_description()
    {
        await using var metrics = Metrics(() => [new("jobs", 3), new("jobs.done", 1.5)]);

        await metrics.PublishAsync(Ct);

        var jobs = _receiver.Points.Single(p => p.Metric == "jobs");
        Assert.Equal(("worker", "2", "{job}", "Jobs, by what they do.", "gauge", 3), (jobs.Service, jobs.Instance, jobs.Unit, jobs.Description, jobs.Kind, jobs.Value));
        var done = _receiver.Points.Single(p => p.Metric == "jobs.done");
        Assert.Equal(("counter", 1.5), (done.Kind, done.Value));
    }

    [Fact]
    public async Task Attributes_tell_the_values_of_one_metric_apart()
    {
        await using var metrics = Metrics(() => [new("jobs", 3) { Attributes = [new("state", "busy")] }, new("jobs", 5) { Attributes = [new("state", "idle")] }]);

        await metrics.PublishAsync(Ct);

        Assert.Equal([("busy", 3), ("idle", 5)], _receiver.Points.Select(p => (p.Attributes["state"], p.Value)).Order());
    }

    [Fact]
    public async Task Each_reading_is_sent_as_it_was_read()
    {
        var total = 0;
        await using var metrics = Metrics(() => [new("jobs.done", total += 10)]);

        await metrics.PublishAsync(Ct);
        await metrics.PublishAsync(Ct);

        Assert.Equal([10, 20], _receiver.Points.Select(p => p.Value));
        Assert.False(Assert.Single(_readers).IsClosed);
    }

    [Fact]
    public async Task Containers_do_not_see_the_values_of_each_other()
    {
        await using var one = Metrics(() => [new("jobs", 1)], instance: "1");
        await using var two = Metrics(() => [new("jobs", 2)], instance: "2");

        await one.PublishAsync(Ct);
        await two.PublishAsync(Ct);
        await one.PublishAsync(Ct);

        Assert.Equal([("1", 1), ("2", 2), ("1", 1)], _receiver.Points.Select(p => (p.Instance!, p.Value)));
    }

    [Fact]
    public async Task What_nobody_has_announced_is_not_sent()
    {
        await using var metrics = Metrics(() => [new("jobs", 1), new("other", 2)]);

        await metrics.PublishAsync(Ct);

        Assert.Equal(["jobs"], _receiver.Points.Select(p => p.Metric));
    }

    [Fact]
    public async Task A_reader_that_fails_is_closed_and_a_new_one_opened_the_next_time()
    {
        var isDown = true;
        await using var metrics = Metrics(() => isDown ? throw new InvalidOperationException() : [new("jobs", 1)]);

        await metrics.PublishAsync(Ct);
        Assert.Empty(_receiver.Points);
        isDown = false;
        await metrics.PublishAsync(Ct);

        Assert.Equal([true, false], _readers.Select(r => r.IsClosed));
        Assert.Equal(1, Assert.Single(_receiver.Points).Value);
    }

    [Fact]
    public async Task One_that_goes_on_failing_is_tried_less_and_less_often()
    {
        await using var metrics = Metrics(() => throw new InvalidOperationException());

        for (var turn = 0; turn < 10; turn++)
        {
            await metrics.PublishAsync(Ct);
        }

        // At the turns 0, 1, 3, 6: each pause is one turn longer than the last.
        Assert.Equal(4, _readers.Count);
    }

    [Fact]
    public async Task One_that_does_not_answer_holds_nobody_up()
    {
        using var impatient = new CancellationTokenSource();
        var never = new TaskCompletionSource<IMetricsReader>();
        await using var metrics = Metrics((_, _) => never.Task);

        var publishing = metrics.PublishAsync(impatient.Token);
        await impatient.CancelAsync();
        await publishing.WaitAsync(Ct);

        Assert.Empty(_receiver.Points);
    }

    [Fact]
    public async Task At_the_end_the_reader_is_closed()
    {
        var metrics = Metrics(() => [new("jobs", 1)]);
        await metrics.PublishAsync(Ct);

        await metrics.DisposeAsync();

        Assert.True(Assert.Single(_readers).IsClosed);
    }

    private ContainerMetrics Metrics(Func<IReadOnlyList<MetricValue>> read, string instance = "2") => Metrics(
        (context, _) =>
        {
            Assert.Same(_worker, context.Resource);
            var reader = new Reader(read);
            _readers.Add(reader);
            return Task.FromResult<IMetricsReader>(reader);
        },
        instance);

    private ContainerMetrics Metrics(Func<MetricsContext, CancellationToken, Task<IMetricsReader>> open, string instance = "2")
    {
        var runtime = new ContainerRuntime(new ConfigurationBuilder().Build());
        var context = new MetricsContext(_worker, _worker, services: null!, runtime, id: "1");
        return new(new MetricsAnnotation([s_jobs, s_done], open), context, instance, _receiver.Target, NullLogger.Instance);
    }

    private sealed class Reader(Func<IReadOnlyList<MetricValue>> read) : IMetricsReader
    {
        public bool IsClosed { get; private set; }

        public Task<IReadOnlyList<MetricValue>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(read());

        public ValueTask DisposeAsync()
        {
            IsClosed = true;
            return ValueTask.CompletedTask;
        }
    }
}
