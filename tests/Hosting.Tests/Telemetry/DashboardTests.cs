using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;
using WpAspire.Hosting.Telemetry;

namespace WpAspire.Hosting.Tests.Telemetry;

/// <summary>Where telemetry goes.</summary>
public sealed class DashboardTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true });

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_dashboard_it_goes_nowhere()
    {
        // Whatever a launch profile says: nobody is there.
        _builder.Configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = "http://localhost:4317";
        await using var app = _builder.Build();

        Assert.Null(await DashboardOf(app).WaitAsync(Ct));
    }

    [Theory]
    [InlineData("otlp-grpc", OtlpExportProtocol.Grpc)]
    [InlineData("otlp-http", OtlpExportProtocol.HttpProtobuf)]
    public async Task With_one_it_goes_there_when_it_is_healthy(string endpoint, OtlpExportProtocol protocol)
    {
        _builder.Configuration["AppHost:OtlpApiKey"] = "key";
        var dashboard = _builder.AddContainer("aspire-dashboard", "dashboard").WithEndpoint(name: endpoint, scheme: "http", targetPort: 18889);
        var annotation = dashboard.Resource.Annotations.OfType<EndpointAnnotation>().Single();
        annotation.AllocatedEndpoint = new AllocatedEndpoint(annotation, "127.0.0.1", 4444);
        await using var app = _builder.Build();

        var waiting = DashboardOf(app).WaitAsync(Ct);
        Assert.False(waiting.IsCompleted);
        await app.Services.GetRequiredService<ResourceNotificationService>().PublishUpdateAsync(dashboard.Resource, static s => s with { State = KnownResourceStates.Running });
        var target = await waiting;

        Assert.Equal((new Uri("http://127.0.0.1:4444"), protocol, "key"), (target!.Address, target.Protocol, target.ApiKey));
    }

    private static Dashboard DashboardOf(DistributedApplication app) => ActivatorUtilities.CreateInstance<Dashboard>(app.Services);
}
