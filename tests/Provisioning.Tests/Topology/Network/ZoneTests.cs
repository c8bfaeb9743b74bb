using WpAspire.Provisioning.Aws;
using WpAspire.Provisioning.Aws.Ec2;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Tests.Topology;

/// <summary>A site lives for years: what AWS says of its zones on some day, and another number of them, move nothing.</summary>
public class ZoneTests
{
    [Theory]
    [InlineData("us-east-1", "2")]
    [InlineData("eu-central-1", "3")]
    public async Task A_subnet_stays_where_it_is(string region, string count)
    {
        var site = await CreateAsync(TestSites.Dev.With("Aws:Region", region).With("Aws:Network:ZoneCount", count));

        Assert.All(site.Program.OfType<Subnet>(), static s => Assert.Equal(["availabilityZone", "availabilityZoneId", "cidrBlock"], s.Options.IgnoreChanges));
    }

    [Fact]
    public async Task Zones_that_lack_what_a_site_needs_are_not_chosen_and_the_list_is_the_same_every_day()
    {
        var site = await CreateAsync(TestSites.Dev);

        var arguments = ((GetAvailabilityZonesInvokeArgs)site.Program.Invocations.OfType<GetAvailabilityZonesResult>().Single().Args!);
        Assert.Null(arguments.State);
        var filter = Assert.Single(arguments.Filters!).Value!;
        Assert.Equal("zone-id", filter.Name.Literal);
        Assert.Equal(["use1-az1", "use1-az2", "use1-az4", "use1-az5", "use1-az6"], filter.Values.Select(static v => v.Literal));
    }

    [Theory]
    [InlineData("2", "3")]
    [InlineData("3", "4")]
    [InlineData("4", "5")]
    public async Task Another_zone_moves_no_subnet(string few, string more)
    {
        var before = Subnets(await CreateAsync(TestSites.Dev.With("Aws:Network:ZoneCount", few)));
        var after = Subnets(await CreateAsync(TestSites.Dev.With("Aws:Network:ZoneCount", more)));

        Assert.All(before, s => Assert.Contains(s, after));
        Assert.Equal(3, after.Count - before.Count);
    }

    [Fact]
    public async Task A_zone_that_is_taken_away_leaves_its_place_empty()
    {
        var all = Subnets(await CreateAsync(TestSites.Dev.With("Aws:Network:ZoneCount", "3").With("Aws:Network:Zones", "us-east-1a,us-east-1b,us-east-1c")));
        var fewer = await CreateAsync(TestSites.Dev.With("Aws:Network:Zones", "us-east-1a,-,us-east-1c"));

        Assert.Equal(["app-a", "app-c", "data-a", "data-c", "public-a", "public-c"], Subnets(fewer).Select(static s => s.Name).Order());
        Assert.All(Subnets(fewer), s => Assert.Contains(s, all));
    }

    [Fact]
    public async Task Zones_that_are_named_are_those_and_may_be_named_by_their_IDs()
    {
        var site = await CreateAsync(TestSites.Dev.With("Aws:Network:Zones", "us-east-1f,use1-az2"));

        Assert.Equal(["us-east-1f", null], Data(site).Select(static s => s.Args.AvailabilityZone?.Literal));
        Assert.Equal([null, "use1-az2"], Data(site).Select(static s => s.Args.AvailabilityZoneId?.Literal));
        Assert.All(Data(site), static s => Assert.Equal(["cidrBlock"], s.Options.IgnoreChanges));
    }

    private static IEnumerable<Subnet> Data(SiteTopology site) => site.Program.OfType<Subnet>().Where(static s => s.Name.StartsWith("data-", StringComparison.Ordinal));

    private static List<(string Name, string? Zone, string? Cidr)> Subnets(SiteTopology site) =>
        [.. site.Program.OfType<Subnet>().Select(static s => (((CustomResource)s).Name, s.Args.AvailabilityZone?.Expression.ToString(), s.Args.CidrBlock?.Literal))];

    private static Task<SiteTopology> CreateAsync(TestSite site) => site.CreateAsync(TestContext.Current.CancellationToken);
}
