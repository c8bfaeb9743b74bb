using System.Net;
using WpAspire.Hosting.Containers;

namespace WpAspire.Hosting.Tests.Containers;

/// <summary>Where containers find this machine, and whom it takes for one of them.</summary>
public class HostAddressTests
{
    private const string Networks =
        """
        bridge [{"Subnet":"172.17.0.0/16"}]
        aspire-session-network-x [{"Subnet":"172.18.0.0/16","Gateway":"172.18.0.1"},{"Subnet":"fd01::/64","Gateway":"fd01::1"}]
        isolated []
        nothing null
        elsewhere [{"Subnet":"172.20.0.0/16","Gateway":"172.20.0.1"}]

        """;

    private static readonly IPAddress s_gateway = IPAddress.Parse("172.17.0.1");
    private static readonly HashSet<IPAddress> s_own = [IPAddress.Loopback, IPAddress.Parse("192.168.1.20"), s_gateway, IPAddress.Parse("172.18.0.1")];

    [Fact]
    public void With_the_runtime_on_this_machine_it_is_the_gateway_of_the_runtimes_own_network() =>
        Assert.Equal([s_gateway], HostAddress.Decide(ContainerNetwork.Parse(Networks), s_own).Addresses);

    [Fact]
    public void With_the_runtime_elsewhere_nothing_but_the_loopback_is_listened_on() =>
        Assert.Empty(HostAddress.Decide(ContainerNetwork.Parse(Networks), new HashSet<IPAddress> { IPAddress.Loopback }).Addresses);

    [Theory]
    [InlineData("172.17.0.7", true)]
    [InlineData("172.18.0.7", true)]
    [InlineData("::ffff:172.18.0.7", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("192.168.1.20", true)]
    [InlineData("192.168.1.21", false)]
    [InlineData("172.19.0.7", false)]
    [InlineData("172.20.0.7", false)]
    [InlineData("203.0.113.9", false)]
    public void Known_are_this_machine_and_its_containers(string address, bool isKnown) =>
        Assert.Equal(isKnown, HostAddress.Decide(ContainerNetwork.Parse(Networks), s_own).Knows(IPAddress.Parse(address)));

    [Theory]
    [InlineData("172.31.0.2", true)]
    [InlineData("::ffff:192.168.240.2", true)]
    [InlineData("10.89.0.2", true)]
    [InlineData("fd02::2", true)]
    [InlineData("203.0.113.9", false)]
    [InlineData("2001:db8::2", false)]
    public void The_runtime_is_asked_again_for_whom_a_new_network_may_have(string address, bool isAsked) =>
        Assert.Equal(isAsked, HostAddress.CanBeContainer(IPAddress.Parse(address)));
}
