using System.Runtime.Serialization;

namespace WpAspire.Provisioning.Options;

/// <summary>Where a site's traces and metrics go.</summary>
public enum TelemetryExporter
{
    /// <summary>Nowhere: there are none.</summary>
    None,

    /// <summary>Traces to AWS X-Ray, metrics to CloudWatch.</summary>
    [EnumMember(Value = "xray")]
    XRay,

    /// <summary>To any receiver that speaks OpenTelemetry's protocol.</summary>
    Otlp,
}
