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
        var isKept = samplingParameters.Kind == ActivityKind.Server || (!parent.IsRemote && (parent.TraceFlags & ActivityTraceFlags.Recorded) != 0);
        return new(isKept ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
    }
}
