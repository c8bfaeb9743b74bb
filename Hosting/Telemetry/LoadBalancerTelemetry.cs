using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace WpAspire.Hosting.Telemetry;

/// <summary>Publishes what a load balancer tells of its requests, under the name of the resource that it stands before.</summary>
internal sealed class LoadBalancerTelemetry : IDisposable
{
    private readonly BaseExportingMetricReader _metrics;
    private readonly MeterProvider _meterProvider;
    private readonly TracerProvider _tracerProvider;

    /// <summary>Begins to listen.</summary>
    public LoadBalancerTelemetry(string resource, LoadBalancerSignals signals, OtlpTarget target)
    {
        _metrics = new BaseExportingMetricReader(target.CreateMetricExporter());
        _meterProvider = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(OtlpTarget.Describe(resource, instance: null))
            .AddMeter("Microsoft.AspNetCore.Hosting", LoadBalancerSignals.MeterName)
            .AddView(instrument => signals.Owns(instrument) ? null : MetricStreamConfiguration.Drop)
            .SetExemplarFilter(ExemplarFilterType.TraceBased)
            .AddReader(_metrics)
            .Build();
        _tracerProvider = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(OtlpTarget.Describe(resource, instance: null))
            .AddSource(signals.Requests.Name, "Yarp.ReverseProxy", "System.Net.Http")
            .SetSampler(new VisitorSampler())
            .AddProcessor(new RequestSpanProcessor(signals.Requests, target.CreateTraceExporter()))
            .Build();
    }

    /// <summary>Publishes the metrics as they are now. Spans go by themselves.</summary>
    public void PublishMetrics() => _metrics.Collect();

    /// <summary>Publishes what is left, and ends.</summary>
    public void Dispose()
    {
        _tracerProvider.Dispose();
        _meterProvider.Dispose();
    }
}
