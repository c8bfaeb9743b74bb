using Microsoft.Extensions.Logging.Abstractions;
using WpAspire.Hosting.Metrics;
using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Tests.Metrics;

/// <summary>How the readers of integrations are used.</summary>
public sealed class ReaderMeterTests
{
    private static readonly MetricDefinition s_jobs = new("jobs", "Jobs", MetricUnit.Count);
    private static readonly MetricDefinition s_done = new("jobs.done", "Done", MetricUnit.PerSecond) { Kind = MetricKind.Counter };

    private readonly IResourceBuilder<ContainerResource> _worker = TestApp.Create().AddContainer("worker", "worker");
    private readonly Clock _clock = new();
    private readonly List<Reader> _readers = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gauges_are_kept_as_they_are_and_counters_as_rates()
    {
        await using var meter = Meter(() => new() { ["jobs"] = 3, ["jobs.done"] = 10 * _clock.Seconds });

        Assert.Equal([("jobs", 3), ("jobs.done", double.NaN)], await MeasureAsync(meter));
        _clock.Seconds = 5;
        Assert.Equal([("jobs", 3), ("jobs.done", 10)], await MeasureAsync(meter));
    }

    [Fact]
    public async Task A_reader_stays_open_while_it_can_read()
    {
        await using var meter = Meter(() => new() { ["jobs"] = 1 });

        await MeasureAsync(meter);
        await MeasureAsync(meter);

        Assert.False(Assert.Single(_readers).IsClosed);
    }

    [Fact]
    public async Task What_is_left_out_or_unknown_is_not_kept()
    {
        await using var meter = Meter(() => new() { ["jobs.done"] = 1, ["other"] = 2 });

        Assert.Equal(["jobs.done"], (await MeasureAsync(meter)).Select(s => s.Name));
    }

    [Fact]
    public async Task A_reader_that_fails_is_closed_and_a_new_one_opened_the_next_time()
    {
        var isDown = true;
        await using var meter = Meter(() => isDown ? throw new InvalidOperationException() : new() { ["jobs"] = 1 });

        Assert.Empty(await MeasureAsync(meter));
        isDown = false;
        Assert.Equal([("jobs", 1)], await MeasureAsync(meter));

        Assert.Equal([true, false], _readers.Select(r => r.IsClosed));
    }

    [Fact]
    public async Task One_that_goes_on_failing_is_tried_less_and_less_often()
    {
        await using var meter = Meter(() => throw new InvalidOperationException());

        for (var turn = 0; turn < 10; turn++)
        {
            await MeasureAsync(meter);
        }

        // At the turns 0, 1, 3, 6: each pause is one turn longer than the last.
        Assert.Equal(4, _readers.Count);
    }

    [Fact]
    public async Task One_that_does_not_answer_holds_nobody_up()
    {
        using var impatient = new CancellationTokenSource();
        var never = new TaskCompletionSource<IMetricsReader>();
        await using var meter = Meter((_, _) => never.Task);

        var measuring = meter.MeasureAsync(_clock, impatient.Token);
        await impatient.CancelAsync();

        Assert.Empty(await measuring);
    }

    private ReaderMeter Meter(Func<Dictionary<string, double>> read) => Meter((_, _) =>
    {
        var reader = new Reader(read);
        _readers.Add(reader);
        return Task.FromResult<IMetricsReader>(reader);
    });

    private ReaderMeter Meter(Func<MetricsContext, CancellationToken, Task<IMetricsReader>> open)
    {
        var container = new ContainerState { Id = "1", Name = "worker", Resource = "worker", Status = "running", Replica = 2 };
        return new(new MetricsAnnotation([s_jobs, s_done], open), new RunningContainerContext(new(_worker.Resource, container, null), engine: null!, services: null!), NullLogger.Instance);
    }

    private async Task<IEnumerable<(string Name, double Value)>> MeasureAsync(ReaderMeter meter)
    {
        var samples = await meter.MeasureAsync(_clock, Ct);
        Assert.All(samples, s => Assert.Equal(("worker", 2), (s.Resource, s.Replica)));
        return samples.Select(s => (s.Metric.Name, s.Value));
    }

    private sealed class Clock : TimeProvider
    {
        public double Seconds { get; set; }

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddSeconds(Seconds);
    }

    private sealed class Reader(Func<Dictionary<string, double>> read) : IMetricsReader
    {
        public bool IsClosed { get; private set; }

        public Task<IReadOnlyDictionary<string, double>> ReadAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<string, double>>(read());

        public ValueTask DisposeAsync()
        {
            IsClosed = true;
            return ValueTask.CompletedTask;
        }
    }
}
