using WpAspire.Provisioning.Aws.Backup;
using WpAspire.Provisioning.Aws.CloudFront;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Iam;
using WpAspire.Provisioning.Aws.LB;
using WpAspire.Provisioning.Aws.Rds;
using WpAspire.Provisioning.Aws.Sns;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Tests.Topology;

/// <summary>What AWS asks for though no input refers to it.</summary>
public class InvisibleDependencyTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("two-sites")]
    public async Task A_load_balancer_waits_for_the_way_to_the_internet(string name)
    {
        var (site, needs) = await CreateAsync(name);
        CustomResource[] ways = [.. site.Program.OfType<InternetGateway>(), .. site.Program.OfType<Route>().Where(static r => ((CustomResource)r).Name == "public-default"), .. site.Program.OfType<RouteTableAssociation>().Where(static a => ((CustomResource)a).Name.StartsWith("public-", StringComparison.Ordinal))];

        Assert.All(site.Program.OfType<LoadBalancer>(), b => Assert.Subset(needs.Of(b).ToHashSet(), ways.ToHashSet()));
        Assert.All(site.Program.OfType<VpcOrigin>(), o => Assert.Subset(needs.Of(o).ToHashSet(), ways.ToHashSet()));
        Assert.All(site.Program.OfType<Eip>(), e => Assert.Contains(site.Program.OfType<InternetGateway>().Single(), needs.Of(e)));
    }

    [Fact]
    public async Task A_role_has_its_rights_before_it_is_used()
    {
        var (site, needs) = await CreateAsync("prod");

        Assert.All(site.Program.OfType<Selection>(), s => Assert.Equal(2, needs.Of(s).Count(static r => r is RolePolicyAttachment && r.Name.StartsWith("backup-", StringComparison.Ordinal))));
        Assert.All(site.Program.OfType<Instance>(), i => Assert.Contains(needs.Of(i), static r => r.Name == "database-monitoring-policy"));
        Assert.All(site.Program.OfType<EventSubscription>(), s => Assert.Contains(site.Program.OfType<TopicPolicy>().Single(), needs.Of(s)));
    }

    private static async Task<(SiteTopology Site, Properties.References Needs)> CreateAsync(string name) =>
        (await TestSites.Named(name).CreateAsync(TestContext.Current.CancellationToken), new Properties.References());
}
