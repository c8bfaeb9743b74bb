using System.Globalization;
using WpAspire.Provisioning.Options;

namespace WpAspire.Provisioning.Topology;

/// <summary>
/// What the collector beside a site is to do, in its own YAML. Names of components are those of the AWS Distro for OpenTelemetry
/// 0.49.0 (collector 0.156).
/// </summary>
internal static class CollectorConfiguration
{
    /// <summary>The variable that the collector reads this from.</summary>
    public const string Variable = "AOT_CONFIG_CONTENT";

    /// <summary>The variable that has the headers for the receiver: a JSON object, which is YAML as well.</summary>
    public const string HeadersVariable = "TELEMETRY_HEADERS";

    /// <summary>Where the site sends to: containers of a task have one loopback address.</summary>
    public const string Receiver = "127.0.0.1:4318";

    /// <summary>Whose the metrics in CloudWatch are.</summary>
    public const string MetricsNamespace = "WpAspire";

    /// <summary>The dimension that tells one site's metrics from another's.</summary>
    public const string ServiceDimension = "service.name";

    private const string StatusDimension = "http.response.status_code";

    /// <summary>The memory that the collector may fill with data, in MiB; the rest is for itself.</summary>
    public static int LimitMiB(TelemetryOptions options) => options.CollectorMemoryMiB * 4 / 5;

    /// <summary>Traces to X-Ray, metrics to CloudWatch by way of a log group.</summary>
    /// <param name="options">The options.</param>
    /// <param name="region">The region of both.</param>
    /// <param name="logGroup">The log group.</param>
    public static string ForXRay(TelemetryOptions options, string region, string logGroup) => Common(options) + $$"""
        exporters:
          awsxray:
            region: {{region}}
            indexed_attributes: [http.route, wordpress.component]
          awsemf:
            region: {{region}}
            namespace: {{MetricsNamespace}}
            log_group_name: {{logGroup}}
            log_stream_name: '{TaskId}'
            dimension_rollup_option: NoDimensionRollup
            resource_to_telemetry_conversion:
              enabled: true
            # Each combination of dimensions is a metric that has a price: these, and no others.
            metric_declarations:
              - dimensions: [[{{ServiceDimension}}], [{{ServiceDimension}}, {{StatusDimension}}]]
                metric_name_selectors: ['^http\.server\.request\.duration$']
              - dimensions: [[{{ServiceDimension}}]]
                metric_name_selectors: ['^(http|db)\.client\..+\.duration$', '^wordpress\.errors$', '^otel\.sdk\.exporter\.span\.exported$']

        """ + Service(("traces", "awsxray"), ("metrics", "awsemf"));

    /// <summary>Everything to one receiver.</summary>
    /// <param name="options">The options.</param>
    public static string ForOtlp(TelemetryOptions options) => Common(options) + $$"""
        exporters:
          otlp_http:
            endpoint: {{options.Endpoint}}
            headers: ${env:{{HeadersVariable}}}
            sending_queue:
              queue_size: 100

        """ + Service(("traces", "otlp_http"), ("metrics", "otlp_http"), ("logs", "otlp_http"));

    /// <summary>Whether a configuration of this class sends to X-Ray.</summary>
    public static bool IsForXRay(string configuration) => configuration.Contains("awsxray:", StringComparison.Ordinal);

    // Spans are at most some kilobytes: 512 of them stay below what the receivers take at once, a megabyte packed.
    private static string Common(TelemetryOptions options) => $$"""
        extensions:
          health_check:
            endpoint: 127.0.0.1:13133
        receivers:
          otlp:
            protocols:
              http:
                endpoint: {{Receiver}}
        processors:
          memory_limiter:
            check_interval: 1s
            limit_mib: {{Number(LimitMiB(options))}}
            spike_limit_mib: {{Number(LimitMiB(options) / 5)}}
          resource_detection:
            detectors: [ecs]
            timeout: 2s
            override: false
          batch:
            timeout: 5s
            send_batch_size: 512
            send_batch_max_size: 512

        """;

    private static string Service(params (string Signal, string Exporter)[] pipelines) => """
        service:
          extensions: [health_check]
          telemetry:
            logs: {level: warn, encoding: json}
            metrics: {level: none}
          pipelines:

        """ + string.Concat(pipelines.Select(static p => $$"""
            {{p.Signal}}:
              receivers: [otlp]
              processors: [memory_limiter, resource_detection, batch]
              exporters: [{{p.Exporter}}]

        """));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
