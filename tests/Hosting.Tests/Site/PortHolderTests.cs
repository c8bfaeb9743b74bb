using System.Net;
using System.Net.Sockets;
using WpAspire.Hosting.Site;

namespace WpAspire.Hosting.Tests.Site;

public class PortHolderTests
{
    [Fact]
    public void A_port_is_had_by_one()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        Assert.Null(PortHolder.TryListen(IPAddress.Loopback, port));
        listener.Stop();
        using var mine = PortHolder.TryListen(IPAddress.Loopback, port);
        Assert.NotNull(mine);
        Assert.Null(PortHolder.TryListen(IPAddress.Loopback, port));
    }
}
