using System.Runtime.CompilerServices;
using WpAspire.Hosting.Metrics;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>
/// Keeps what was measured in the last hour, every five seconds, in memory: 720 numbers of 4 bytes for each series,
/// which a site with its database has some 30 of. A series that was not measured for an hour is forgotten.
/// </summary>
public sealed class ResourceMetricsService
{
    /// <summary>The number of values of each series that are kept.</summary>
    internal const int Capacity = 720;

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<(string Resource, int? Replica, string Metric), Series> _series = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _start;
    private long _turn = -1;

    /// <summary>The time from one measurement to the next.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(5);

    /// <summary>How long what was measured is kept.</summary>
    public static TimeSpan Retention { get; } = Interval * Capacity;

    /// <summary>Gets what was measured.</summary>
    /// <param name="period">How long ago it may be; by default all that is kept.</param>
    /// <returns>What was measured.</returns>
    public MetricsSnapshot GetSnapshot(TimeSpan? period = null)
    {
        var most = Math.Clamp((period ?? Retention) / Interval, 1, Capacity);
        lock (_lock)
        {
            var count = (int)Math.Min(most, _turn + 1);
            var first = _turn + 1 - count;
            return new MetricsSnapshot
            {
                Start = _start + (Interval * first),
                Interval = Interval,
                Count = count,
                Series = [.. _series.Values.Where(static s => s.Ring.Last >= 0).Select(s => s.Read(first, count)).GroupBy(static s => s.Resource, StringComparer.Ordinal).SelectMany(static g => g)],
            };
        }
    }

    /// <summary>Gives what was measured, at once and again after each measurement, until cancelled.</summary>
    /// <param name="period">How long ago it may be; by default all that is kept.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What was measured; a slow reader misses some.</returns>
    public async IAsyncEnumerable<MetricsSnapshot> WatchAsync(TimeSpan? period = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                changed = _changed.Task;
            }

            yield return GetSnapshot(period);
            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Keeps the values of one measurement. Series keep the order in which they first come, also of those that are no number yet.</summary>
    internal void Record(DateTimeOffset now, IEnumerable<MetricSample> samples)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            if (_turn < 0)
            {
                _start = now;
            }

            // The clock says how many measurements were left out (the machine slept). A clock that was put back says nothing.
            _turn = Math.Max(_turn + 1, (long)Math.Round((now - _start) / Interval));
            foreach (var sample in samples)
            {
                Keep(sample);
            }

            foreach (var (key, _) in _series.Where(s => s.Value.Asked <= _turn - Capacity).ToList())
            {
                _series.Remove(key);
            }

            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }

    private void Keep(MetricSample sample)
    {
        var key = (sample.Resource, sample.Replica, sample.Metric.Name);
        if (!_series.TryGetValue(key, out var series))
        {
            _series[key] = series = new Series { Resource = sample.Resource, Replica = sample.Replica, Metric = sample.Metric };
        }

        series.Maximum = sample.Maximum;
        series.Asked = _turn;
        if (double.IsFinite(sample.Value))
        {
            series.Ring.Set(_turn, (float)sample.Value);
        }
    }

    private sealed class Series
    {
        public required string Resource { get; init; }

        public required int? Replica { get; init; }

        public required MetricDefinition Metric { get; init; }

        public double? Maximum { get; set; }

        // The last turn in which it was measured, if only to find that there is no value.
        public long Asked { get; set; }

        public RingSeries Ring { get; } = new(Capacity);

        public MetricSeriesSnapshot Read(long first, int count) => new()
        {
            Resource = Resource,
            Replica = Replica,
            Metric = Metric,
            Maximum = Maximum,
            Values = Ring.Read(first, count),
        };
    }
}
