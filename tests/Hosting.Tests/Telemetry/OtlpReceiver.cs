using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;
using WpAspire.Hosting.Telemetry;

namespace WpAspire.Hosting.Tests.Telemetry;

/// <summary>Takes what is sent to it by OTLP over gRPC, as Aspire's dashboard does.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private const string ApiKey = "a key/of the dashboard";

    private readonly WebApplication _app;

    private OtlpReceiver()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static k => k.Listen(IPAddress.Loopback, 0, static l => l.Protocols = HttpProtocols.Http2));
        _app = builder.Build();
        _app.Run(ReceiveAsync);
    }

    /// <summary>Where it listens.</summary>
    public OtlpTarget Target { get; private set; } = null!;

    public ConcurrentQueue<ReceivedPoint> Points { get; } = [];

    public ConcurrentQueue<ReceivedSpan> Spans { get; } = [];

    public static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        var address = receiver._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        receiver.Target = new OtlpTarget(new Uri(address), OtlpExportProtocol.Grpc, ApiKey);
        return receiver;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var isAllowed = context.Request.Headers["x-otlp-api-key"] == ApiKey;
        if (isAllowed)
        {
            // A byte for compression and four for the length come first.
            var bytes = body.ToArray().AsMemory();
            Read(context.Request.Path, new OtlpMessage(bytes.Slice(5, BinaryPrimitives.ReadInt32BigEndian(bytes.Span[1..]))));
        }

        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[5], context.RequestAborted);
        context.Response.AppendTrailer("grpc-status", isAllowed ? "0" : "16");
    }

    private void Read(string path, OtlpMessage request)
    {
        foreach (var resource in request.Messages(1))
        {
            var attributes = resource.Message(1).Attributes(1);
            var (service, instance) = (attributes["service.name"], attributes.GetValueOrDefault("service.instance.id"));
            foreach (var scope in resource.Messages(2))
            {
                if (path.EndsWith("TraceService/Export", StringComparison.Ordinal))
                {
                    ReadSpans(service, scope);
                }
                else
                {
                    ReadPoints(service, instance, scope);
                }
            }
        }
    }

    private void ReadSpans(string service, OtlpMessage scope)
    {
        foreach (var span in scope.Messages(2))
        {
            Spans.Enqueue(new(service, scope.Message(1).Text(1), span.Text(5), span.Hex(1), span.Hex(2), span.Hex(4), span.Message(15).Number(3) == 2, span.Attributes(9)));
        }
    }

    private void ReadPoints(string service, string? instance, OtlpMessage scope)
    {
        foreach (var metric in scope.Messages(2))
        {
            var (kind, data, attributes) = metric.Has(5) ? ("gauge", 5, 7) : metric.Has(7) ? (metric.Message(7) is var sum && sum.Number(2) == 2 && sum.Number(3) == 1 ? "counter" : "sum", 7, 7) : ("histogram", 9, 9);
            foreach (var point in metric.Message(data).Messages(1))
            {
                var value = kind == "histogram" || point.Has(6) ? point.Number(kind == "histogram" ? 4 : 6) : BitConverter.UInt64BitsToDouble(point.Number(4));
                Points.Enqueue(new(service, instance, metric.Text(1), metric.Text(3), metric.Text(2), kind, value, point.Attributes(attributes)));
            }
        }
    }
}
