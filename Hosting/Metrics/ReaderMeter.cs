using Microsoft.Extensions.Logging;

namespace WpAspire.Hosting.Metrics;

/// <summary>
/// Makes samples of what an integration reads of one container. A reader that fails is closed and, after a pause that
/// grows, opened again: a server that is down, or an image that cannot say, must not cost much.
/// </summary>
internal sealed class ReaderMeter(MetricsAnnotation annotation, RunningContainerContext context, ILogger logger) : IAsyncDisposable
{
    private const int LongestPause = 11;

    private readonly Dictionary<string, CounterRate> _rates = annotation.Metrics.Where(static m => m.Kind == MetricKind.Counter).ToDictionary(static m => m.Name, static _ => new CounterRate());
    private IMetricsReader? _reader;
    private int _failures;
    private int _pause;

    /// <summary>What it reads.</summary>
    public RunningContainerContext Context => context;

    /// <summary>The samples for a moment; none where they could not be read.</summary>
    public async Task<IReadOnlyList<MetricSample>> MeasureAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        if (_pause > 0)
        {
            _pause--;
            return [];
        }

        try
        {
            _reader ??= await annotation.Open(context, cancellationToken).WaitAsync(cancellationToken);
            var values = await _reader.ReadAsync(cancellationToken).WaitAsync(cancellationToken);
            _failures = 0;
            var now = time.GetUtcNow();
            return [.. from metric in annotation.Metrics
                       where values.ContainsKey(metric.Name)
                       let value = _rates.TryGetValue(metric.Name, out var rate) ? rate.Next(values[metric.Name], now) : values[metric.Name]
                       select new MetricSample(context.Resource.Name, context.Replica, metric, value)];
        }
        catch (Exception exception)
        {
            // Whatever somebody else's code throws: a gap, as they were promised.
            logger.LogDebug(exception, "The metrics of {Resource} could not be read", context.Resource.Name);
            _pause = Math.Min(_failures++, LongestPause);
            await DisposeAsync();
            return [];
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_reader is { } reader)
        {
            _reader = null;
            try
            {
                await reader.DisposeAsync();
            }
            catch (Exception exception)
            {
                logger.LogDebug(exception, "The reader of the metrics of {Resource} could not be closed", context.Resource.Name);
            }
        }
    }
}
