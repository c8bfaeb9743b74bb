using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WpAspire.Hosting.LoadBalancing;
using WpAspire.Hosting.Telemetry;

namespace WpAspire.Hosting.Tests.Telemetry;

/// <summary>A load balancer on a free port of this machine, servers in the place of containers, and somebody who listens to what it tells.</summary>
internal sealed class ObservedSite : IAsyncDisposable
{
    private readonly LoadBalancer _balancer;
    private readonly LoadBalancerTelemetry? _telemetry;
    private readonly List<WebApplication> _replicas = [];

    private ObservedSite(string name, OtlpTarget? target)
    {
        var probed = new ContainerResource(name);
        probed.Annotations.Add(new EndpointAnnotation(System.Net.Sockets.ProtocolType.Tcp, name: "http"));
        var alive = new EndpointProbeAnnotation { Type = ProbeType.Liveness, EndpointReference = new EndpointReference(probed, "http"), Path = "/healthz", PeriodSeconds = 3600, TimeoutSeconds = 60, FailureThreshold = 2 };
        _balancer = new LoadBalancer(name, [new Listener("http", IPAddress.Loopback, FreePort(), IsHttps: false)], certificate: null, alive, NullLogger.Instance);
        _telemetry = target is null ? null : new LoadBalancerTelemetry(name, _balancer.Signals, target);
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_balancer.Listeners[0].Port}") };
    }

    public HttpClient Client { get; }

    /// <summary>Starts it.</summary>
    /// <param name="name">The resource's name.</param>
    /// <param name="target">Where its telemetry goes; <see langword="null"/> for nobody who listens.</param>
    /// <param name="replicas">What the replicas answer.</param>
    public static async Task<ObservedSite> StartAsync(string name, OtlpTarget? target, params RequestDelegate[] replicas)
    {
        var site = new ObservedSite(name, target);
        await site._balancer.StartAsync(TestContext.Current.CancellationToken);
        foreach (var (number, answer) in replicas.Index())
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            var replica = builder.Build();
            replica.Run(answer);
            await replica.StartAsync(TestContext.Current.CancellationToken);
            site._replicas.Add(replica);
            var address = replica.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            await site._balancer.AddAsync($"{name}-{number + 1}", $"{name}-{number + 1}", new Uri(address), TestContext.Current.CancellationToken);
        }

        return site;
    }

    public async Task<HttpStatusCode> GetAsync(string path)
    {
        using var answer = await Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>Ends when every request has, and all that it told of them is sent.</summary>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _balancer.StopAsync(TimeSpan.FromMinutes(1), CancellationToken.None);
        _telemetry?.Dispose();
        await _balancer.DisposeAsync();
        foreach (var replica in _replicas)
        {
            await replica.DisposeAsync();
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
