namespace WpAspire.Hosting.Metrics;

/// <summary>Makes a rate of a counter's totals.</summary>
internal sealed class CounterRate
{
    private (double Total, DateTimeOffset At)? _before;

    /// <summary>How much the counter has grown per second since the last call; not a number the first time, and when it has begun anew.</summary>
    public double Next(double total, DateTimeOffset at)
    {
        var before = _before;
        _before = (total, at);
        return before is { } b && at > b.At && total >= b.Total ? (total - b.Total) / (at - b.At).TotalSeconds : double.NaN;
    }
}
