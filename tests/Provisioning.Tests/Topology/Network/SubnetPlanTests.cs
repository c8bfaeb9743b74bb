using System.Net;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Tests.Topology;

public class SubnetPlanTests
{
    /// <summary>Where the subnets of sites are that were published before: here they stay.</summary>
    [Theory]
    [InlineData(0, 0, "10.0.0.0/20")]
    [InlineData(0, 1, "10.0.16.0/20")]
    [InlineData(0, 3, "10.0.48.0/20")]
    [InlineData(1, 0, "10.0.64.0/20")]
    [InlineData(2, 2, "10.0.160.0/20")]
    [InlineData(0, 4, "10.0.192.0/21")]
    [InlineData(1, 4, "10.0.200.0/21")]
    [InlineData(2, 5, "10.0.232.0/21")]
    public void A_subnet_has_its_place(int tier, int zone, string cidr) => Assert.Equal(cidr, SubnetPlan.Subnet("10.0.0.0/16", tier, zone));

    [Fact]
    public void All_places_are_in_the_network_and_none_in_another()
    {
        var network = IPNetwork.Parse("172.16.0.0/20");
        var subnets = (from tier in Enumerable.Range(0, SubnetPlan.Tiers)
                       from zone in Enumerable.Range(0, SubnetSize.MostZones)
                       select IPNetwork.Parse(SubnetPlan.Subnet(network.ToString(), tier, zone))).ToList();

        Assert.All(subnets, s => Assert.True(network.Contains(s.BaseAddress)));
        Assert.All(subnets, s => Assert.DoesNotContain(subnets, other => other != s && other.Contains(s.BaseAddress)));
        Assert.Distinct(subnets);
    }
}
