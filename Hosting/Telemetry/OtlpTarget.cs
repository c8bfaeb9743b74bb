using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace WpAspire.Hosting.Telemetry;

/// <summary>Where OpenTelemetry is sent to.</summary>
/// <param name="Address">The address.</param>
/// <param name="Protocol">What is spoken there.</param>
/// <param name="ApiKey">What proves that the sender may; <see langword="null"/> where nobody asks.</param>
internal sealed record OtlpTarget(Uri Address, OtlpExportProtocol Protocol, string? ApiKey)
{
    // It is on this machine, and what is late is sent again.
    private const int TimeoutMilliseconds = 3000;

    /// <summary>Creates what sends; needed where HTTPS has a certificate that not everybody trusts.</summary>
    public Func<HttpClient>? CreateClient { get; init; }

    /// <summary>Names a source of telemetry as Aspire does.</summary>
    /// <param name="service">The resource.</param>
    /// <param name="instance">Which of its instances; <see langword="null"/> for all together.</param>
    public static ResourceBuilder Describe(string service, string? instance) =>
        ResourceBuilder.CreateEmpty().AddService(service, autoGenerateServiceInstanceId: false, serviceInstanceId: instance);

    /// <summary>Creates what sends metrics.</summary>
    public BaseExporter<Metric> CreateMetricExporter() => new OtlpMetricExporter(Options("v1/metrics"));

    /// <summary>Creates what sends traces.</summary>
    public OtlpTraceExporter CreateTraceExporter() => new(Options("v1/traces"));

    private OtlpExporterOptions Options(string path)
    {
        var options = new OtlpExporterOptions
        {
            Endpoint = Protocol == OtlpExportProtocol.Grpc ? Address : new Uri(Address, path),
            Protocol = Protocol,
            TimeoutMilliseconds = TimeoutMilliseconds,
            Headers = ApiKey is null ? null : $"x-otlp-api-key={Uri.EscapeDataString(ApiKey)}",
        };
        if (CreateClient is not null)
        {
            options.HttpClientFactory = CreateClient;
        }

        return options;
    }
}
