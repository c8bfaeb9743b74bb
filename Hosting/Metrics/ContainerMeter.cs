using WpAspire.Hosting.Orchestration.Engine;

namespace WpAspire.Hosting.Metrics;

/// <summary>Makes samples of what one container has used.</summary>
/// <param name="resource">The resource's name.</param>
/// <param name="replica">Which of its replicas it is.</param>
internal sealed class ContainerMeter(string resource, int replica)
{
    /// <summary>CPU, in percent of one core.</summary>
    public static readonly MetricDefinition Cpu = new("container.cpu", "CPU", MetricUnit.Percent);

    /// <summary>Memory, as <c>docker stats</c> counts it.</summary>
    public static readonly MetricDefinition Memory = new("container.memory", "Memory", MetricUnit.Bytes);

    private static readonly MetricDefinition s_received = Rate("container.network.received", "Received", "Network");
    private static readonly MetricDefinition s_sent = Rate("container.network.sent", "Sent", "Network");
    private static readonly MetricDefinition s_read = Rate("container.disk.read", "Read", "Disk");
    private static readonly MetricDefinition s_written = Rate("container.disk.written", "Written", "Disk");

    private readonly CounterRate _received = new();
    private readonly CounterRate _sent = new();
    private readonly CounterRate _read = new();
    private readonly CounterRate _written = new();
    private ContainerUsage? _before;

    /// <summary>The samples for a moment.</summary>
    /// <param name="now">What the container has used until then.</param>
    /// <param name="machineMemory">The machine's memory in bytes: a limit as large as that is none.</param>
    public IReadOnlyList<MetricSample> Measure(ContainerUsage now, ulong machineMemory)
    {
        var before = _before;
        _before = now;
        return
        [
            new(resource, replica, Cpu, CpuUsage.Percent(before, now), now.Cores * 100),
            new(resource, replica, Memory, now.Memory ?? double.NaN, now.MemoryLimit < machineMemory ? now.MemoryLimit : null),
            new(resource, replica, s_received, Next(_received, now.Received, now.At)),
            new(resource, replica, s_sent, Next(_sent, now.Sent, now.At)),
            new(resource, replica, s_read, Next(_read, now.Read, now.At)),
            new(resource, replica, s_written, Next(_written, now.Written, now.At)),
        ];
    }

    private static double Next(CounterRate rate, ulong? total, DateTimeOffset at) => total is { } known ? rate.Next(known, at) : double.NaN;

    private static MetricDefinition Rate(string name, string title, string chart) =>
        new(name, title, MetricUnit.BytesPerSecond) { Chart = chart, Kind = MetricKind.Counter };
}
