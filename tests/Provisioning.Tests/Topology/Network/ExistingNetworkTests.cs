using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Ecs;
using WpAspire.Provisioning.Aws.Efs;
using WpAspire.Provisioning.Aws.LB;

namespace WpAspire.Provisioning.Tests.Topology;

/// <summary>A site in a network that somebody else looks after.</summary>
public class ExistingNetworkTests
{
    private const string Vpc = "vpc-0a1b2c3d4e5f67890";

    private static TestSite Site { get; } = TestSites.Dev
        .With("Aws:Network:VpcId", Vpc)
        .With("Aws:Network:PublicSubnets", "Tier=public")
        .With("Aws:Network:AppSubnets", "subnet-0000000a,subnet-0000000b")
        .With("Aws:Network:DataSubnets", "wpaspire:tier=data=1");

    [Fact]
    public async Task Nothing_of_the_network_is_made()
    {
        var site = await Site.CreateAsync(TestContext.Current.CancellationToken);

        string[] ofTheNetwork = ["aws:ec2/vpc", "aws:ec2/subnet", "aws:ec2/route", "aws:ec2/internetGateway", "aws:ec2/natGateway", "aws:ec2/eip", "aws:ec2/vpcEndpoint", "aws:ec2/flowLog", "aws:ec2/defaultSecurityGroup"];
        Assert.DoesNotContain(site.Program.Resources, r => ofTheNetwork.Any(t => r.Type.StartsWith(t, StringComparison.Ordinal)));
        Assert.All(site.Program.OfType<SecurityGroup>(), static g => Assert.Equal(Vpc, g.Args.VpcId!.Literal));
        Assert.All(site.Program.OfType<TargetGroup>(), static g => Assert.Equal(Vpc, g.Args.VpcId!.Literal));
    }

    [Fact]
    public async Task Each_tier_is_asked_for_in_each_zone_by_its_IDs_or_its_tag()
    {
        var site = await Site.With("Aws:Network:Zones", "us-east-1a,use1-az2").CreateAsync(TestContext.Current.CancellationToken);

        var questions = site.Program.Invocations.OfType<GetSubnetsResult>().Select(static i => string.Join(' ', ((GetSubnetsInvokeArgs)i.Args!).Filters!.Select(static f => $"{f.Value!.Name.Literal}={string.Join(',', f.Value.Values.Select(static v => v.Literal))}")));
        Assert.Equal(
            [
                $"vpc-id={Vpc} availability-zone=us-east-1a tag:Tier=public",
                $"vpc-id={Vpc} availability-zone-id=use1-az2 tag:Tier=public",
                $"vpc-id={Vpc} availability-zone=us-east-1a subnet-id=subnet-0000000a,subnet-0000000b",
                $"vpc-id={Vpc} availability-zone-id=use1-az2 subnet-id=subnet-0000000a,subnet-0000000b",
                $"vpc-id={Vpc} availability-zone=us-east-1a tag:wpaspire:tier=data=1",
                $"vpc-id={Vpc} availability-zone-id=use1-az2 tag:wpaspire:tier=data=1",
            ],
            questions);
        Assert.Equal(site.Network.Public.Select(static s => s.Expression), site.Program.OfType<LoadBalancer>().Single().Args.Subnets!.Select(static s => s.Expression));
        Assert.Equal(site.Network.Data.Select(static s => s.Expression), site.Program.OfType<MountTarget>().Select(static t => t.Args.SubnetId.Expression));
        Assert.All(site.Program.OfType<Service>(), s => Assert.Equal(site.Network.App.Select(static a => a.Expression), s.Args.NetworkConfiguration!.Value!.Subnets!.Select(static a => a.Expression)));
    }

    [Fact]
    public async Task Behind_CloudFront_no_public_subnet_is_needed()
    {
        var site = await TestSites.Prod
            .With("Aws:Network:VpcId", Vpc).With("Aws:Network:AppSubnets", "Tier=app").With("Aws:Network:DataSubnets", "Tier=data")
            .CreateAsync(TestContext.Current.CancellationToken);

        Assert.Empty(site.Network.Public);
        Assert.Equal(site.Network.App.Select(static s => s.Expression), site.Program.OfType<LoadBalancer>().Single().Args.Subnets!.Select(static s => s.Expression));
    }
}
