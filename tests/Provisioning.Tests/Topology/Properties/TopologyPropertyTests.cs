using System.Net;
using CsCheck;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Aws.Vpc;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Program.Validation;
using WpAspire.Provisioning.Topology;
using YamlDotNet.RepresentationModel;

namespace WpAspire.Provisioning.Tests.Topology.Properties;

/// <summary>What holds for every site, whatever its model and its options are.</summary>
public class TopologyPropertyTests
{
    private const int Sites = 40;

    [Fact]
    public Task Every_program_agrees_with_the_schema() => ForEverySiteAsync(static site => Assert.Empty(ProgramValidator.Validate(site.Program)));

    [Fact]
    public Task Whatever_the_YAML_refers_to_is_in_it() => ForEverySiteAsync(static site =>
    {
        var program = Read(site);
        var names = Elements(program).Select(static e => e.Name).Append("secrets").ToHashSet();
        Assert.All(ProgramText.References(program), name => Assert.Contains(name, names));
    });

    [Fact]
    public Task The_YAML_can_be_made_in_some_order() => ForEverySiteAsync(static site =>
    {
        var waiting = Elements(Read(site)).ToDictionary(static e => e.Name, static e => ProgramText.References(e.Value).Where(static r => r != "secrets").ToHashSet());
        while (waiting.Count > 0)
        {
            var next = waiting.Where(static e => e.Value.Count == 0).Select(static e => e.Key).ToList();
            Assert.True(next.Count > 0, $"These wait for each other: {string.Join(", ", waiting.Keys)}");
            next.ForEach(name => waiting.Remove(name));
            foreach (var needed in waiting.Values)
            {
                needed.ExceptWith(next);
            }
        }
    });

    [Fact]
    public Task Names_in_the_cloud_are_unique_and_short_enough() => ForEverySiteAsync(static site =>
    {
        var names = site.Program.Resources.Select(r => (r.Type, Name: site.Program.LogicalNameOf(r))).ToList();
        Assert.Distinct(names);
        Assert.All(names, static n => Assert.Matches("^[a-z][a-z0-9-]*[a-z0-9]$", n.Name));
        Assert.All(names, static n => Assert.InRange(n.Name.Length + "-0123456".Length, 1, Limit(n.Type)));
        Assert.All(site.Databases, static d => Assert.Matches("^(?!.*--)[a-z][a-z0-9-]{0,61}[a-z0-9]$", d.Identifier));
    });

    [Fact]
    public Task Subnets_lie_in_the_network_and_not_in_each_other() => ForEverySiteAsync(static site =>
    {
        var network = IPNetwork.Parse(site.Program.OfType<Vpc>().Single().Args.CidrBlock!.Literal!);
        var subnets = site.Program.OfType<Subnet>().Select(static s => IPNetwork.Parse(((SubnetArgs)s.Args).CidrBlock!.Literal!)).ToList();
        Assert.Equal(3 * site.Context.Options.Network.ZoneCount, subnets.Count);
        Assert.All(subnets, s => Assert.True(network.Contains(s.BaseAddress) && s.PrefixLength > network.PrefixLength));
        Assert.Distinct(subnets);
        Assert.All(subnets, s => Assert.DoesNotContain(subnets, other => other != s && other.Contains(s.BaseAddress)));
    });

    [Fact]
    public Task Only_roles_that_talk_may_connect_and_all_that_talk_may() => ForEverySiteAsync(static site =>
    {
        var outward = site.Program.OfType<SecurityGroupEgressRule>().Select(static r => (SecurityGroupEgressRuleArgs)r.Args).ToList();
        var inward = site.Program.OfType<SecurityGroupIngressRule>().Select(static r => (SecurityGroupIngressRuleArgs)r.Args).ToList();
        var egress = outward.Where(static r => r.ReferencedSecurityGroupId is not null)
            .Select(static r => (From: Role(r.SecurityGroupId), To: Role(r.ReferencedSecurityGroupId!), Port: r.FromPort!.Literal)).ToList();
        var ingress = inward.Where(static r => r.ReferencedSecurityGroupId is not null)
            .Select(static r => (From: Role(r.ReferencedSecurityGroupId!), To: Role(r.SecurityGroupId), Port: r.FromPort!.Literal)).ToList();

        Assert.Equal(egress.Order(), ingress.Order());
        Assert.Equal(TalkingRoles.Of(site.Context.Model, site.Context.Options).Order(), egress.Select(static r => (r.From, r.To)).Distinct().Order());
        Assert.All(inward.Where(static r => r.ReferencedSecurityGroupId is null), static r => Assert.EndsWith("-balancer", Role(r.SecurityGroupId), StringComparison.Ordinal));
        Assert.All(outward, static r => Assert.Equal(r.FromPort!.Literal, r.ToPort!.Literal));

        static string Role(Input<string> group) => ((ResourceExpression)group.Expression).Resource.Name[..^"-group".Length];
    });

    [Fact]
    public Task The_YAML_is_read_back_as_the_same_graph() => ForEverySiteAsync(static site =>
        Assert.Equal(ProgramGraph.Of(site.Program), ProgramGraph.Of(Read(site))));

    // Pulumi YAML may break off at a second one ("concurrent map read and map write").
    [Fact]
    public Task No_text_has_two_references() => ForEverySiteAsync(static site => Assert.Equal(1, ProgramText.MostReferences(Read(site))));

    [Fact]
    public Task No_secret_is_written_down() => ForEverySiteAsync(static site =>
        Assert.DoesNotContain(RandomModel.Secret, TestSite.Write(site.Program), StringComparison.OrdinalIgnoreCase));

    [Fact]
    public Task The_same_site_gives_the_same_bytes() => RandomSites.All.SampleAsync(
        static async site =>
        {
            var cancellationToken = TestContext.Current.CancellationToken;
            Assert.Equal(await site.PublishAsync(cancellationToken), await site.PublishAsync(cancellationToken));
        },
        iter: Sites / 2);

    private static Task ForEverySiteAsync(Action<SiteTopology> property) =>
        RandomSites.All.SampleAsync(async site => property(await site.CreateAsync(TestContext.Current.CancellationToken)), iter: Sites);

    private static YamlMappingNode Read(SiteTopology site)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(TestSite.Write(site.Program)));
        return (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
    }

    private static IEnumerable<(string Name, YamlNode Value)> Elements(YamlMappingNode program) =>
        ProgramGraph.Section(program, "variables").Concat(ProgramGraph.Section(program, "resources"));

    // From the documentation of AWS, for those that are shorter than what names are cut to anyway.
    private static int Limit(string type) => type switch
    {
        "aws:lb/loadBalancer:LoadBalancer" or "aws:lb/targetGroup:TargetGroup" => 32,
        "aws:elasticache/replicationGroup:ReplicationGroup" => 40,
        "aws:backup/vault:Vault" or "aws:backup/plan:Plan" or "aws:backup/selection:Selection" => 50,
        "aws:s3/bucket:Bucket" => 63,
        _ => 64,
    };
}
