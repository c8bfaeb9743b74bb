using System.Diagnostics;
using OpenTelemetry.Trace;

namespace WpAspire.Hosting.Telemetry;

/// <summary>
/// Keeps what begins with a request to a load balancer, and drops what the AppHost asks by itself: probes, and its talk with
/// Aspire's orchestrator.
/// </summary>
internal sealed class VisitorSampler : Sampler
{
    /// <inheritdoc/>
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        var parent = samplingParameters.ParentContext;
        var isFirst = parent.TraceId == default || parent.IsRemote;
        var isKept = isFirst ? samplingParameters.Kind == ActivityKind.Server : (parent.TraceFlags & ActivityTraceFlags.Recorded) != 0;
        return new(isKept ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
    }
}
