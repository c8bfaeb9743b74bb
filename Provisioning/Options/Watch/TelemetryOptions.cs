using WpAspire.Provisioning.Options.Definitions;

namespace WpAspire.Provisioning.Options;

/// <summary>Traces and metrics of each request, which a collector beside the site passes on.</summary>
public sealed record TelemetryOptions
{
    /// <summary>Where they go: nowhere (none), to X-Ray and CloudWatch (xray), or to any receiver of OpenTelemetry's protocol (otlp).</summary>
    [Option(TelemetryExporter.None)]
    public required TelemetryExporter Exporter { get; init; }

    /// <summary>The share of requests that leave a trace. Metrics count all.</summary>
    [Option(100, 10), Between(0, 100)]
    public required int SamplingPercent { get; init; }

    /// <summary>The receiver, with otlp: /v1/traces, /v1/metrics and /v1/logs are added.</summary>
    [Option, OtlpEndpoint]
    public string? Endpoint { get; init; }

    /// <summary>
    /// The secret in Secrets Manager that has the headers for the receiver, by their names: {"api-key": "…"}. Without it, whoever
    /// deploys gives them as the secret telemetry-headers.
    /// </summary>
    [Option, Text("^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@-]+-[A-Za-z0-9]{6}$", "the whole ARN of a secret such as arn:aws:secretsmanager:us-east-1:123456789012:secret:telemetry-AbCdEf")]
    public string? HeadersSecretArn { get; init; }

    /// <summary>The key that this secret is encrypted with, if it is not AWS's own.</summary>
    [Option, Text("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", "the ARN of a key such as arn:aws:kms:us-east-1:123456789012:key/0123abcd")]
    public string? HeadersKeyArn { get; init; }

    /// <summary>Whether metrics count since the last time (delta) or since the start (cumulative), with otlp. X-Ray's go to CloudWatch as delta.</summary>
    [Option("delta"), OneOf("delta", "cumulative")]
    public required string MetricsTemporality { get; init; }

    /// <summary>The collector: AWS Distro for OpenTelemetry 0.49.0, or another image of it that is as new at least.</summary>
    [Option("public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0"), PinnedImage]
    public required string CollectorImage { get; init; }

    /// <summary>The memory of the collector, which it takes from that of the task.</summary>
    [Option(256), Between(128, 4096)]
    public required int CollectorMemoryMiB { get; init; }
}
