using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using WpAspire.Hosting.Telemetry;

namespace WpAspire.Hosting.Metrics;

/// <summary>
/// Publishes what an integration reads of one container. A reader that fails is closed and, after a pause that grows, opened
/// again: a server that is down, or an image that cannot say, must not cost much. Counters begin anew with each reader.
/// </summary>
/// <param name="annotation">The metrics.</param>
/// <param name="context">The container.</param>
/// <param name="instance">What tells its values from those of other containers of the resource; <see langword="null"/> for nothing.</param>
/// <param name="target">Where the values go.</param>
/// <param name="logger">Gets what went wrong, for those who look for it.</param>
internal sealed class ContainerMetrics(MetricsAnnotation annotation, MetricsContext context, string? instance, OtlpTarget target, ILogger logger) : IAsyncDisposable
{
    private const string MeterName = "WpAspire.Metrics";
    private const int LongestPause = 11;

    private IReadOnlyList<MetricValue> _values = [];
    private IMetricsReader? _reader;
    private Meter? _meter;
    private MeterProvider? _provider;
    private BaseExportingMetricReader? _exporting;
    private int _failures;
    private int _pause;

    /// <summary>Reads once, and publishes what was read.</summary>
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        if (_pause > 0)
        {
            _pause--;
            return;
        }

        try
        {
            _reader ??= await annotation.Open(context, cancellationToken).WaitAsync(cancellationToken);
            _values = await _reader.ReadAsync(cancellationToken).WaitAsync(cancellationToken);
            _failures = 0;
        }
        catch (Exception exception)
        {
            // Whatever somebody else's code throws: a gap, as they were promised.
            logger.LogDebug(exception, "The metrics of {Container} could not be read", context.Container.Name);
            _pause = Math.Min(_failures++, LongestPause);
            await DisposeAsync();
            return;
        }

        _provider ??= CreateProvider();
        _exporting!.Collect();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _provider?.Dispose();
        _meter?.Dispose();
        (_provider, _meter, _exporting) = (null, null, null);
        if (_reader is { } reader)
        {
            _reader = null;
            try
            {
                await reader.DisposeAsync();
            }
            catch (Exception exception)
            {
                logger.LogDebug(exception, "The reader of the metrics of {Container} could not be closed", context.Container.Name);
            }
        }
    }

    private MeterProvider CreateProvider()
    {
        var meter = _meter = new Meter(MeterName);
        _exporting = new BaseExportingMetricReader(target.CreateMetricExporter());
        var provider = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(OtlpTarget.Describe(context.Resource.Name, instance))
            .AddMeter(MeterName)
            .AddView(instrument => instrument.Meter == meter ? null : MetricStreamConfiguration.Drop)
            .AddReader(_exporting)
            .Build();
        foreach (var metric in annotation.Metrics)
        {
            if (metric.Kind == MetricKind.Counter)
            {
                meter.CreateObservableCounter(metric.Name, () => ValuesOf(metric), metric.Unit, metric.Description);
            }
            else
            {
                meter.CreateObservableGauge(metric.Name, () => ValuesOf(metric), metric.Unit, metric.Description);
            }
        }

        return provider;
    }

    private IEnumerable<Measurement<double>> ValuesOf(MetricDefinition metric) =>
        _values.Where(v => v.Name == metric.Name).Select(static v => new Measurement<double>(v.Value, v.Attributes));
}
