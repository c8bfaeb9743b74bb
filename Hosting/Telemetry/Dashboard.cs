using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry.Exporter;

namespace WpAspire.Hosting.Telemetry;

/// <summary>Finds where Aspire's dashboard takes telemetry.</summary>
internal sealed class Dashboard(DistributedApplicationModel model, ResourceNotificationService notifications, IConfiguration configuration, IDeveloperCertificateService certificates)
{
    // Aspire's own names, which it keeps to itself.
    private const string ResourceName = "aspire-dashboard";
    private const string GrpcEndpoint = "otlp-grpc";
    private const string HttpEndpoint = "otlp-http";
    private const string ApiKey = "AppHost:OtlpApiKey";

    /// <summary>Waits until the dashboard is there.</summary>
    /// <returns>Where it takes telemetry; <see langword="null"/> if this run has none.</returns>
    public async Task<OtlpTarget?> WaitAsync(CancellationToken cancellationToken)
    {
        if (model.Resources.FirstOrDefault(static r => r.Name == ResourceName) is not IResourceWithEndpoints dashboard)
        {
            return null;
        }

        await notifications.WaitForResourceAsync(ResourceName, static e => e.Snapshot.HealthStatus == HealthStatus.Healthy, cancellationToken);
        var grpc = dashboard.GetEndpoint(GrpcEndpoint, KnownNetworkIdentifiers.LocalhostNetwork);
        var endpoint = grpc.Exists ? grpc : dashboard.GetEndpoint(HttpEndpoint, KnownNetworkIdentifiers.LocalhostNetwork);
        return !endpoint.Exists ? null : new OtlpTarget(new Uri(endpoint.Url), grpc.Exists ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf, configuration[ApiKey])
        {
            CreateClient = () => new HttpClient(DeveloperCertificates.CreateHandler(certificates)) { Timeout = TimeSpan.FromSeconds(5) },
        };
    }
}
