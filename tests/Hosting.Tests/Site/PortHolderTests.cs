using System.Net;
using System.Net.Sockets;
using WpAspire.Hosting.Site;

namespace WpAspire.Hosting.Tests.Site;

public class PortHolderTests
{
    [Fact]
    public void A_port_is_free_until_somebody_listens_on_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        Assert.False(PortHolder.IsFree(IPAddress.Loopback, port));
        listener.Stop();
        Assert.True(PortHolder.IsFree(IPAddress.Loopback, port));
    }
}
