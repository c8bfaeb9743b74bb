using System.Globalization;
using WpAspire.Hosting.LoadBalancing;

namespace WpAspire.Hosting.Metrics;

/// <summary>Makes samples of what one load balancer did.</summary>
internal sealed class LoadBalancerMeter
{
    private static readonly double[] s_shares = [0.5, 0.95, 0.99];

    private readonly string _resource;
    private readonly RequestRecorder _recorder;
    private readonly (int Class, MetricDefinition Metric)[] _byClass;
    private readonly MetricDefinition[] _latencies;
    private readonly MetricDefinition _inFlight;
    private readonly MetricDefinition _retries;
    private DateTimeOffset? _before;

    /// <summary>Begins to measure.</summary>
    /// <param name="resource">The resource that the load balancer stands before.</param>
    /// <param name="endpoint">The name of its endpoint.</param>
    /// <param name="isOnlyOne">Whether the resource has no other load balancer, whose charts would need telling apart.</param>
    /// <param name="recorder">What counts the requests.</param>
    public LoadBalancerMeter(string resource, string endpoint, bool isOnlyOne, RequestRecorder recorder)
    {
        _resource = resource;
        _recorder = recorder;
        var of = isOnlyOne ? "" : $" ({endpoint})";
        MetricDefinition Metric(string name, string title, MetricUnit unit, string chart) => new($"{endpoint}.{name}", title, unit) { Chart = chart + of };
        _byClass =
        [
            .. Enumerable.Range(2, 4).Select(digit =>
                (digit, Metric(string.Create(CultureInfo.InvariantCulture, $"requests.{digit}xx"), string.Create(CultureInfo.InvariantCulture, $"{digit}xx"), MetricUnit.PerSecond, "Requests"))),
        ];
        _latencies = [.. s_shares.Select(share => string.Create(CultureInfo.InvariantCulture, $"p{share * 100:0}")).Select(p => Metric($"latency.{p}", p, MetricUnit.Seconds, "Response time"))];
        _inFlight = Metric("requests.in-flight", "At once", MetricUnit.Count, "Requests at once");
        _retries = Metric("requests.retried", "Retried", MetricUnit.PerSecond, "Retries");
    }

    /// <summary>The samples since the last time. The first time they are gaps: what came before the beginning is of an unknown time.</summary>
    public IReadOnlyList<MetricSample> Measure(DateTimeOffset now)
    {
        var counts = _recorder.Collect();
        var seconds = _before is { } before && now > before ? (now - before).TotalSeconds : double.NaN;
        _before = now;
        var percentiles = LatencyBuckets.Percentiles(counts.Latencies, s_shares);
        return
        [
            .. _byClass.Select(c => Sample(c.Metric, counts.ByClass[c.Class] / seconds)),
            .. _latencies.Select((metric, i) => Sample(metric, percentiles[i]?.TotalSeconds ?? double.NaN)),
            Sample(_inFlight, counts.MostInFlight),
            Sample(_retries, counts.Retries / seconds),
        ];

        MetricSample Sample(MetricDefinition metric, double value) => new(_resource, null, metric, double.IsNaN(seconds) ? double.NaN : value);
    }
}
