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
    private const string ApiKeySetting = "AppHost:OtlpApiKey";

    /// <summary>Whether this run has a dashboard.</summary>
    public bool Exists => Resource is not null;

    /// <summary>What proves to it that a sender may; <see langword="null"/> where it does not ask.</summary>
    public string? ApiKey => configuration[ApiKeySetting];

    private IResourceWithEndpoints? Resource => model.Resources.FirstOrDefault(static r => r.Name == ResourceName) as IResourceWithEndpoints;

    /// <summary>The address at which it takes telemetry in one of the protocols, once it is there.</summary>
    public async Task<string> AddressAsync(bool grpc, CancellationToken cancellationToken)
    {
        await notifications.WaitForResourceAsync(ResourceName, static e => e.Snapshot.HealthStatus == HealthStatus.Healthy, cancellationToken);
        return Resource!.GetEndpoint(grpc ? GrpcEndpoint : HttpEndpoint, KnownNetworkIdentifiers.LocalhostNetwork).Url;
    }

    /// <summary>Waits until the dashboard is there.</summary>
    /// <returns>Where it takes telemetry; <see langword="null"/> if this run has none.</returns>
    public async Task<OtlpTarget?> WaitAsync(CancellationToken cancellationToken)
    {
        if (Resource is not { } dashboard)
        {
            return null;
        }

        await notifications.WaitForResourceAsync(ResourceName, static e => e.Snapshot.HealthStatus == HealthStatus.Healthy, cancellationToken);
        var grpc = dashboard.GetEndpoint(GrpcEndpoint, KnownNetworkIdentifiers.LocalhostNetwork);
        var endpoint = grpc.Exists ? grpc : dashboard.GetEndpoint(HttpEndpoint, KnownNetworkIdentifiers.LocalhostNetwork);
        return !endpoint.Exists ? null : new OtlpTarget(new Uri(endpoint.Url), grpc.Exists ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf, ApiKey)
        {
            CreateClient = () => new HttpClient(DeveloperCertificates.CreateHandler(certificates)) { Timeout = TimeSpan.FromSeconds(5) },
        };
    }
}
