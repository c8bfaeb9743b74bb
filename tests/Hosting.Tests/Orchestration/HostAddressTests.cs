using System.Net;
using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Tests.Orchestration;

/// <summary>Where containers find this machine, and whom it takes for one of them.</summary>
public class HostAddressTests
{
    private static readonly IPAddress s_gateway = IPAddress.Parse("172.18.0.1");
    private static readonly (IPAddress, IPNetwork)[] s_network = [(s_gateway, IPNetwork.Parse("172.18.0.0/16"))];
    private static readonly HashSet<IPAddress> s_own = [IPAddress.Loopback, IPAddress.Parse("192.168.1.20"), s_gateway];

    [Fact]
    public void With_the_engine_on_this_machine_it_is_the_gateway_of_the_sites_network()
    {
        var host = HostAddress.Decide(s_network, s_own);

        Assert.Equal("172.18.0.1", host.ContainerName);
        Assert.Equal([s_gateway], host.Addresses);
    }

    [Fact]
    public void With_the_engine_elsewhere_it_is_what_the_engine_says_and_nothing_but_the_loopback_is_listened_on()
    {
        var host = HostAddress.Decide(s_network, new HashSet<IPAddress> { IPAddress.Loopback });

        Assert.Equal("host-gateway", host.ContainerName);
        Assert.Empty(host.Addresses);
    }

    [Theory]
    [InlineData("172.18.0.7", true)]
    [InlineData("::ffff:172.18.0.7", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("192.168.1.20", true)]
    [InlineData("192.168.1.21", false)]
    [InlineData("172.19.0.7", false)]
    [InlineData("203.0.113.9", false)]
    public void Known_are_this_machine_and_the_sites_containers(string address, bool isKnown) =>
        Assert.Equal(isKnown, HostAddress.Decide(s_network, s_own).Knows(IPAddress.Parse(address)));
}
