using System.Diagnostics;
using OpenTelemetry;

namespace WpAspire.Hosting.Telemetry;

/// <summary>
/// Sends the spans of one load balancer's requests: those of YARP and of .NET's client come from sources that all load
/// balancers share.
/// </summary>
/// <param name="source">The source of the load balancer's requests.</param>
/// <param name="exporter">What sends.</param>
internal sealed class RequestSpanProcessor(ActivitySource source, BaseExporter<Activity> exporter) : BatchActivityExportProcessor(exporter, scheduledDelayMilliseconds: 1000)
{
    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        var first = data;
        while (first.Parent is { } parent)
        {
            first = parent;
        }

        if (first.Source == source)
        {
            base.OnEnd(data);
        }
    }
}
