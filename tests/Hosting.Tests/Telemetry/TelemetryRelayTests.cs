using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WpAspire.Hosting.Containers;
using WpAspire.Hosting.Site;
using WpAspire.Hosting.Telemetry;

namespace WpAspire.Hosting.Tests.Telemetry;

/// <summary>The way of a container's telemetry to the dashboard, which listens where no container gets.</summary>
public sealed class TelemetryRelayTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true });

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_container_that_exports_is_told_of_an_address_that_leads_to_the_dashboard()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        _builder.Configuration["AppHost:OtlpApiKey"] = receiver.Target.ApiKey;
        var dashboard = _builder.AddContainer("aspire-dashboard", "dashboard").WithEndpoint(name: "otlp-grpc", scheme: "http", targetPort: 18889);
        var annotation = dashboard.Resource.Annotations.OfType<EndpointAnnotation>().Single();
        annotation.AllocatedEndpoint = new AllocatedEndpoint(annotation, "127.0.0.1", receiver.Target.Address.Port);
        var box = _builder.AddContainer("box", "box").WithOtlpExporter().WithEnvironment("OTEL_TRACES_SAMPLER", "always_off");
        await using var app = Build();
        await app.Services.GetRequiredService<ResourceNotificationService>().PublishUpdateAsync(dashboard.Resource, static s => s with { State = KnownResourceStates.Running });
        await using var relay = RelayOf(app);

        var environment = await ToldAsync(relay, app, box.Resource);

        Assert.Equal(("grpc", "box", $"x-otlp-api-key={receiver.Target.ApiKey}"), (environment["OTEL_EXPORTER_OTLP_PROTOCOL"], environment["OTEL_SERVICE_NAME"], environment["OTEL_EXPORTER_OTLP_HEADERS"]));
        Assert.Equal("always_off", environment["OTEL_TRACES_SAMPLER"]);
        Assert.Empty(box.Resource.Annotations.OfType<OtlpExporterAnnotation>());
        var told = new Uri((string)environment["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Equal("host.docker.internal", told.Host);

        // What the container runtime makes of that name.
        var host = (await app.Services.GetRequiredService<HostGateway>().GetAsync(Ct)).Addresses.FirstOrDefault(IPAddress.Loopback);
        var address = new Uri($"http://{host}:{told.Port}/opentelemetry.proto.collector.trace.v1.TraceService/Export");
        Assert.Equal("0", await SendAsync(address, receiver.Target.ApiKey!));
        Assert.Equal("16", await SendAsync(address, "another key"));
    }

    [Theory]
    [InlineData(OtlpProtocol.HttpJson, "http/json")]
    [InlineData(OtlpProtocol.HttpProtobuf, "http/protobuf")]
    public async Task Who_exports_over_HTTP_is_told_so(OtlpProtocol protocol, string name)
    {
        _builder.AddContainer("aspire-dashboard", "dashboard");
        var box = _builder.AddContainer("box", "box").WithOtlpExporter(protocol);
        await using var app = Build();
        await using var relay = RelayOf(app);

        Assert.Equal(name, (await ToldAsync(relay, app, box.Resource))["OTEL_EXPORTER_OTLP_PROTOCOL"]);
    }

    [Fact]
    public async Task Without_a_dashboard_and_without_an_exporter_nothing_is_told()
    {
        var box = _builder.AddContainer("box", "box").WithOtlpExporter();
        var other = _builder.AddContainer("other", "box");
        await using var app = Build();
        await using var relay = RelayOf(app);

        Assert.DoesNotContain("OTEL_EXPORTER_OTLP_ENDPOINT", await ToldAsync(relay, app, box.Resource));
        Assert.Empty(await ToldAsync(relay, app, other.Resource));
    }

    private static TelemetryRelay RelayOf(DistributedApplication app) =>
        ActivatorUtilities.CreateInstance<TelemetryRelay>(app.Services, ActivatorUtilities.CreateInstance<Dashboard>(app.Services));

    private static async Task<string> SendAsync(Uri address, string key)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new ByteArrayContent(new byte[5]) };
        request.Headers.Add("x-otlp-api-key", key);
        request.Content.Headers.ContentType = new("application/grpc");
        using var response = await client.SendAsync(request, Ct);
        await response.Content.ReadAsByteArrayAsync(Ct);
        return response.TrailingHeaders.GetValues("grpc-status").Single();
    }

    private DistributedApplication Build()
    {
        _builder.Site();
        return _builder.Build();
    }

    private async Task<Dictionary<string, object>> ToldAsync(TelemetryRelay relay, DistributedApplication app, ContainerResource container)
    {
        relay.Tell(app.Services.GetRequiredService<DistributedApplicationModel>());
        var context = new EnvironmentCallbackContext(_builder.ExecutionContext, container, [], Ct);
        foreach (var callback in container.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await callback.Callback(context);
        }

        return context.EnvironmentVariables;
    }
}
