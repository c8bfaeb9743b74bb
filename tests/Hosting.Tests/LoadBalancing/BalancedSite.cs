using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using WpAspire.Hosting.LoadBalancing;

namespace WpAspire.Hosting.Tests.LoadBalancing;

/// <summary>A load balancer on free ports of this machine, and a client that asks it.</summary>
internal sealed class BalancedSite : IAsyncDisposable
{
    private BalancedSite(LoadBalancer balancer, X509Certificate2? certificate)
    {
        Balancer = balancer;
        Client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate?.GetCertHashString() },
        })
        {
            BaseAddress = new Uri($"http://localhost:{balancer.Listeners[0].Port}"),
        };
    }

    public LoadBalancer Balancer { get; }

    public HttpClient Client { get; }

    public static async Task<BalancedSite> StartAsync(EndpointProbeAnnotation? alive = null, X509Certificate2? certificate = null)
    {
        List<Listener> listeners = [new("http", IPAddress.Loopback, FreePort(), IsHttps: false)];
        if (certificate is not null)
        {
            listeners.Add(new("https", IPAddress.Loopback, FreePort(), IsHttps: true));
        }

        var site = new BalancedSite(new LoadBalancer("shop", listeners, certificate, alive, NullLogger.Instance), certificate);
        await site.Balancer.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    public Task AddAsync(Replica replica) => Balancer.AddAsync(replica.Name, replica.Name, replica.Address, TestContext.Current.CancellationToken);

    public Task AddAsync(string name, Uri address) => Balancer.AddAsync(name, name, address, TestContext.Current.CancellationToken);

    public Task<string> GetAsync(string path = "/") => Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Balancer.StopAsync(TimeSpan.Zero, CancellationToken.None);
        await Balancer.DisposeAsync();
    }
}
