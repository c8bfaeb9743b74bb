using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Yarp.ReverseProxy.Forwarder;

namespace WpAspire.Hosting.Telemetry;

/// <summary>
/// Brings the telemetry of containers to Aspire's dashboard, which listens on the loopback address alone. It listens where this
/// machine's containers find it, takes nothing from elsewhere, and leaves to the dashboard who has its key.
/// </summary>
internal sealed class TelemetryRelay(Dashboard dashboard, HostGateway gateway, IDeveloperCertificateService certificates) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<bool, Lazy<Task<(WebApplication Application, int Port)>>> _listening = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Tells the containers that export telemetry where to send it.</summary>
    public void Tell(DistributedApplicationModel model)
    {
        foreach (var container in model.Resources.OfType<ContainerResource>())
        {
            if (container.Annotations.OfType<OtlpExporterAnnotation>().ToList() is { Count: > 0 } exporters)
            {
                // Aspire would build a tunnel for it, which needs the internet.
                exporters.ForEach(a => container.Annotations.Remove(a));
                var protocol = exporters.LastOrDefault(static e => e.RequiredProtocol is not null)?.RequiredProtocol ?? OtlpProtocol.Grpc;
                container.Annotations.Add(new EnvironmentCallbackAnnotation(context => TellAsync(context, protocol)));
                ContainerHosts.Tell(container);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        foreach (var listening in _listening.Values)
        {
            await (await listening.Value).Application.DisposeAsync();
        }

        _stopping.Dispose();
    }

    // What Aspire itself says, but for the address.
    private async Task TellAsync(EnvironmentCallbackContext context, OtlpProtocol protocol)
    {
        if (!dashboard.Exists)
        {
            return;
        }

        var isGrpc = protocol == OtlpProtocol.Grpc;
        var (_, port) = await _listening.GetOrAdd(isGrpc, _ => new(() => ListenAsync(isGrpc))).Value.WaitAsync(context.CancellationToken);
        var replica = context.Resource as ReplicaResource;
        foreach (var (name, value) in new (string, string)[]
        {
            ("EXPORTER_OTLP_ENDPOINT", $"http://{ContainerHosts.Name}:{port.ToString(CultureInfo.InvariantCulture)}"),
            ("EXPORTER_OTLP_PROTOCOL", isGrpc ? "grpc" : protocol == OtlpProtocol.HttpJson ? "http/json" : "http/protobuf"),
            ("SERVICE_NAME", replica?.Owner.Name ?? context.Resource.Name),
            ("RESOURCE_ATTRIBUTES", "service.instance.id=" + (replica?.Number.ToString(CultureInfo.InvariantCulture) ?? "{{- index .Annotations \"otel-service-instance-id\" -}}")),
            ("BLRP_SCHEDULE_DELAY", "1000"), ("BSP_SCHEDULE_DELAY", "1000"), ("METRIC_EXPORT_INTERVAL", "1000"),
            ("TRACES_SAMPLER", "always_on"), ("METRICS_EXEMPLAR_FILTER", "trace_based"),
        })
        {
            // What the model says counts.
            context.EnvironmentVariables.TryAdd("OTEL_" + name, value);
        }

        if (dashboard.ApiKey is { } key)
        {
            context.EnvironmentVariables.TryAdd("OTEL_EXPORTER_OTLP_HEADERS", $"x-otlp-api-key={key}");
        }
    }

    private async Task<(WebApplication Application, int Port)> ListenAsync(bool isGrpc)
    {
        var address = (await gateway.GetAsync(_stopping.Token)).Addresses.FirstOrDefault(IPAddress.Loopback);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(new IPEndPoint(address, 0), listener =>
        {
            listener.Protocols = isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1;
            listener.Use(next => async connection =>
            {
                if (connection.RemoteEndPoint is IPEndPoint { Address: var remote } && await gateway.KnowsAsync(remote, connection.ConnectionClosed))
                {
                    await next(connection);
                }
            });
        }));
        builder.Services.AddSingleton<IHostLifetime, NullHostLifetime>();
        builder.Services.AddHttpForwarder();
        var application = builder.Build();
        var forwarder = application.Services.GetRequiredService<IHttpForwarder>();
        var client = new HttpMessageInvoker(DeveloperCertificates.CreateHandler(certificates));
        var request = new ForwarderRequestConfig { Version = isGrpc ? HttpVersion.Version20 : HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        application.Lifetime.ApplicationStopped.Register(client.Dispose);
        application.Run(async context => await forwarder.SendAsync(context, await dashboard.AddressAsync(isGrpc, context.RequestAborted), client, request));
        await application.StartAsync(_stopping.Token);
        return (application, new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port);
    }
}
